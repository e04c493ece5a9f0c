import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { performance } from "node:perf_hooks";
import { fillForm, plainText, readForms } from "./forms.mjs";

const REDIRECTS = 5;

/** A page or address did not answer as it should: what a visitor would see. */
export class VisitError extends Error {
  name = "VisitError";
}

/**
 * @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: string, ms: number }} Answer
 * @typedef {Answer & { url: string, forms: import("./forms.mjs").PlainForm[], answered: Answer }} Page
 * `answered` is what the form's own address said, before any redirect was followed
 */

/** A browser without JavaScript: keeps cookies, sends its origin, follows redirects, reads forms. */
export class PlainBrowser {
  #cookies = new Map();
  #base;
  #agent;
  #timeoutMs;

  /** @param {string} base @param {{ timeoutMs?: number }} options */
  constructor(base, { timeoutMs = 30_000 } = {}) {
    this.#base = new URL(base).origin;
    const Agent = this.#base.startsWith("https:") ? HttpsAgent : HttpAgent;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 4 });
    this.#timeoutMs = timeoutMs;
  }

  /** @param {string} method @param {string} url @param {string} [body] of a form @returns {Promise<Answer>} */
  send(method, url, body) {
    const send = this.#base.startsWith("https:") ? httpsRequest : httpRequest;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const sent = send(
        new URL(url, this.#base),
        {
          method,
          agent: this.#agent,
          timeout: this.#timeoutMs,
          headers: {
            accept: "text/html",
            ...(cookie ? { cookie } : {}),
            ...(body === undefined
              ? {}
              : {
                  origin: this.#base,
                  "content-type": "application/x-www-form-urlencoded",
                  "content-length": Buffer.byteLength(body),
                }),
          },
        },
        (response) => {
          const chunks = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.once("error", reject);
          response.once("end", () => {
            this.#keepCookies(response.headers["set-cookie"]);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString("utf8"),
              ms: performance.now() - startedAt,
            });
          });
        },
      );
      sent.once("timeout", () =>
        sent.destroy(new VisitError(`no answer in ${this.#timeoutMs} ms`)),
      );
      sent.once("error", (error) => {
        // The server closed an idle connection just as it was used again: browsers ask once more, too.
        const isStale = sent.reusedSocket && /** @type {any} */ (error).code === "ECONNRESET";
        if (isStale && method === "GET") resolve(this.send(method, url));
        else reject(error);
      });
      sent.end(body);
    });
  }

  /** @param {string[] | undefined} lines */
  #keepCookies(lines = []) {
    for (const line of lines) {
      const [pair = "", ...rest] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (rest.some((part) => part.trim().toLowerCase() === "max-age=0"))
        this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(name.length + 1));
    }
  }

  /** @param {string} path @returns {Promise<Page>} */
  async open(path) {
    return this.#arrive(await this.send("GET", path), path);
  }

  /**
   * Fills in a form and presses its button; follows to where the answer leads.
   * @param {Page} page @param {import("./forms.mjs").PlainForm} form
   * @param {Parameters<typeof fillForm>[1]} how @returns {Promise<Page>}
   */
  async submit(page, form, how) {
    return this.#arrive(await this.post(page, form, how), addressOf(page, form));
  }

  /** The same without following. @param {Page} page @param {import("./forms.mjs").PlainForm} form
   * @param {Parameters<typeof fillForm>[1]} how */
  post(page, form, how) {
    return this.send("POST", addressOf(page, form), fillForm(form, how).toString());
  }

  /** @param {Answer} first @param {string} path @returns {Promise<Page>} */
  async #arrive(first, path) {
    let answer = first;
    let url = path;
    for (let hop = 0; hop < REDIRECTS; hop++) {
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status > 399 || location === undefined) {
        return { ...answer, url, answered: first, forms: readForms(answer.body) };
      }
      const next = new URL(location, new URL(url, this.#base));
      if (next.origin !== this.#base) throw new VisitError(`${url} leads away to ${next.origin}`);
      url = next.pathname + next.search;
      answer = await this.send("GET", url);
    }
    throw new VisitError(`${path} redirects more than ${REDIRECTS} times`);
  }

  close() {
    this.#agent.destroy();
  }
}

/** A form without an action posts to its own page. @param {Page} page @param {import("./forms.mjs").PlainForm} form */
const addressOf = (page, form) => form.action || page.url;

/** The page, when it answered as a person expects. @param {Page} page @returns {Page} */
export function mustBeFine(page) {
  if (page.status < 400 && page.answered.status < 400) return page;
  const words = plainText(page.body).slice(0, 300);
  throw new VisitError(`${page.url} answered ${page.answered.status}: ${words}`);
}

/**
 * The form with a hidden or typed field of that value (any value when none is given).
 * @param {Page} page @param {string} name @param {string} [value]
 */
export function findForm(page, name, value) {
  return page.forms.find(({ fields }) =>
    fields.some((field) => field.name === name && (value ?? field.value) === field.value),
  );
}

/** @param {Page} page @param {string} name @param {string} [value] */
export function mustFindForm(page, name, value) {
  const form = findForm(page, name, value);
  if (form) return form;
  const said = plainText(page.body).slice(0, 300);
  throw new VisitError(`${page.url} shows no form with ${name}=${value ?? "…"}: ${said}`);
}
