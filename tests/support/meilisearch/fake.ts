import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Document } from "./filter";
import { facetSearch, type Script, searchIndex } from "./search";
import {
  type ApiError,
  apiError,
  checkSettings,
  DEFAULT_SETTINGS,
  documentFault,
  type Index,
  Refusal,
  refuse,
  settingsDetails,
  type Task,
} from "./state";

type Key = { name: string; key: string; actions: string[]; indexes: string[] };
type Answer = { status: number; body: unknown };
export type Request = { method: string; path: string; key: string | undefined; body: unknown };

/** How a request misbehaves instead of being answered. */
export type Fault = "hang" | "reset" | "unavailable" | "html";

const INSTANT = "2026-11-23T21:15:02.927183182Z";

/**
 * A strict stand-in for a Meilisearch server: documents, filters, facets, sorts, pages, tasks, keys and
 * swaps as a real 1.50 server answered them (tests/contracts/search/recording.test.ts checks it against
 * every recorded exchange). It knows no relevance: what words find is scripted by the test.
 */
export class MeilisearchFake {
  readonly requests: Request[] = [];
  readonly scripts = new Map<string, Script>();
  /** what was asked that nobody recorded; a test that leaves any has gone beyond what is known */
  readonly surprises: string[] = [];
  /** requests that match go wrong; kept until removed */
  faultOf: (request: Request) => Fault | undefined = () => undefined;
  /** requests that wait for something before they are answered */
  heldUntil: (request: Request) => Promise<void> | undefined = () => undefined;
  /** a task's fault instead of its success, by type; asked once per task */
  taskFaultOf: (task: { type: string; body: unknown }) => ApiError | undefined = () => undefined;
  /** how often a task is seen processing before it is seen finished */
  pollsBeforeDone = 0;
  version = "1.50.0";
  /** what words find that nobody scripted; undefined makes them a fault of the test */
  unscripted: Script | undefined;

  #indexes = new Map<string, Index>();
  #tasks: Task[] = [];
  readonly #polls = new Map<number, number>();
  readonly #keys: Key[] = [];
  readonly #masterKey: string;
  #server: Server | undefined;
  #port = 0;

  constructor(masterKey = "<master>") {
    this.#masterKey = masterKey;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  indexNames(): string[] {
    return [...this.#indexes.keys()].sort();
  }

  documentsOf(uid: string): Document[] {
    return [...(this.#indexes.get(uid)?.documents.values() ?? [])];
  }

  settingsOf(uid: string): Record<string, unknown> | undefined {
    return this.#indexes.get(uid)?.settings;
  }

  /** what a fresh server of that name would hold: nothing */
  empty(): void {
    for (const index of this.#indexes.values()) index.documents.clear();
  }

  taskTypes(): string[] {
    return this.#tasks.map((task) => task.type);
  }

  /** Listens, on the same port as before when it was stopped. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        this.surprises.push(String(error));
        response.statusCode = 500;
        response.end(JSON.stringify(apiError("fake_failed", String(error), "internal")));
      });
    });
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const { authorization } = incoming.headers;
    const request: Request = {
      method: incoming.method ?? "GET",
      path: incoming.url ?? "/",
      key: authorization?.replace(/^Bearer /, ""),
      body: text === "" ? undefined : safeJson(text),
    };
    this.requests.push(request);
    await this.heldUntil(request);
    const fault = this.faultOf(request);
    if (fault === "hang") return;
    if (fault === "reset") return void incoming.socket.destroy();
    const answer =
      fault === "unavailable"
        ? {
            status: 503,
            body: apiError(
              "too_many_search_requests",
              "Too many search requests running at the same time: 1000.",
              "system",
            ),
          }
        : this.answer(request, text);
    response.statusCode = answer.status;
    response.setHeader("content-type", "application/json");
    response.end(fault === "html" ? "<html>502 Bad Gateway</html>" : JSON.stringify(answer.body));
  }

  /** The answer to one request, without HTTP. */
  answer(request: Request, rawBody: string): Answer {
    try {
      return this.#route(request, rawBody);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: error.body };
    }
  }

  #route(request: Request, rawBody: string): Answer {
    const url = new URL(request.path, "http://fake");
    const [first = "", uid = "", third, fourth] = url.pathname.slice(1).split("/");
    const is = (method: string, ...parts: (string | undefined)[]) =>
      request.method === method &&
      parts.every((part, index) => part === [first, uid, third, fourth][index]) &&
      url.pathname.slice(1).split("/").length === parts.length;
    const may = (action: string, ...indexes: string[]) =>
      this.#authorise(request.key, action, indexes);
    const body = (request.body ?? {}) as Record<string, unknown>;

    if (is("GET", "health")) return { status: 200, body: { status: "available" } };
    if (is("GET", "version")) {
      may("version");
      return {
        status: 200,
        body: { commitSha: "unknown", commitDate: "unknown", pkgVersion: this.version },
      };
    }
    if (is("POST", "keys")) return this.#createKey(request.key, body);
    if (is("POST", "multi-search")) {
      const queries = body.queries as Record<string, unknown>[];
      return {
        status: 200,
        body: {
          results: queries.map((query, at) => {
            const name = String(query.indexUid);
            may("search", name);
            return inside(`.queries[${at}]`, () => ({
              indexUid: name,
              ...searchIndex(this.#index(name), query, this.scripts, this.unscripted),
            }));
          }),
        },
      };
    }
    if (is("POST", "swap-indexes")) return this.#swap(request, Array.isArray(body) ? body : []);
    if (is("GET", "tasks")) {
      may("tasks.get");
      return this.#listTasks(url.searchParams);
    }
    if (is("GET", "tasks", uid)) return this.#task(request.key, Number(uid));
    if (is("POST", "tasks", "cancel")) {
      may("tasks.cancel");
      const details = { matchedTasks: 0, canceledTasks: 0, originalFilter: url.search };
      return { ...this.#enqueue(null, "taskCancelation", details), status: 200 };
    }
    if (is("POST", "indexes")) {
      may("indexes.create", String(body.uid));
      return this.#createIndex(body);
    }
    if (first === "indexes" && uid !== "") return this.#routeIndex(request, url, rawBody);
    throw new Error(`the fake has no ${request.method} ${request.path}: nobody recorded it`);
  }

  /** Everything below /indexes/{uid}. */
  #routeIndex(request: Request, url: URL, rawBody: string): Answer {
    const [, uid = "", third, fourth, ...deeper] = url.pathname.slice(1).split("/");
    const is = (method: string, ...parts: string[]) =>
      request.method === method &&
      deeper.length === 0 &&
      [third, fourth].filter((part) => part !== undefined).join("/") === parts.join("/");
    const may = (action: string) => this.#authorise(request.key, action, [uid]);
    const body = (request.body ?? {}) as Record<string, unknown>;
    if (is("DELETE")) {
      may("indexes.delete");
      return this.#deleteIndex(uid);
    }
    if (is("GET", "stats")) {
      may("stats.get");
      return { status: 200, body: this.#stats(this.#index(uid)) };
    }
    if (is("GET", "settings")) {
      may("settings.get");
      return { status: 200, body: this.#index(uid).settings };
    }
    if (is("PATCH", "settings")) {
      may("settings.update");
      return this.#updateSettings(uid, body);
    }
    if (is("POST", "search")) {
      may("search");
      return {
        status: 200,
        body: searchIndex(this.#index(uid), body, this.scripts, this.unscripted),
      };
    }
    if (is("POST", "facet-search")) {
      may("search");
      return { status: 200, body: facetSearch(this.#index(uid), body) };
    }
    if (is("POST", "documents")) {
      may("documents.add");
      return this.#addDocuments(uid, rawBody, url.searchParams.get("customMetadata"));
    }
    if (is("POST", "documents", "delete-batch")) {
      may("documents.delete");
      return this.#deleteDocuments(uid, request.body as string[]);
    }
    if (is("GET", "documents")) {
      may("documents.get");
      return this.#listDocuments(this.#index(uid), url.searchParams);
    }
    if (is("GET", "documents", fourth ?? "")) {
      may("documents.get");
      const document = this.#index(uid).documents.get(fourth ?? "");
      if (document) return { status: 200, body: document };
      return refuse(404, "document_not_found", `Document \`${fourth}\` not found.`);
    }
    throw new Error(`the fake has no ${request.method} ${request.path}: nobody recorded it`);
  }

  #index(uid: string): Index {
    return this.#indexes.get(uid) ?? refuse(404, "index_not_found", `Index \`${uid}\` not found.`);
  }

  #authorise(given: string | undefined, action: string, indexes: readonly string[]): void {
    if (given === undefined) {
      refuse(
        401,
        "missing_authorization_header",
        "The Authorization header is missing. It must use the bearer authorization method.",
        "auth",
      );
    }
    if (given === this.#masterKey) return;
    const key = this.#keys.find((one) => one.key === given);
    const [group = ""] = action.split(".");
    const isAllowed =
      key?.actions.some((one) => one === action || one === `${group}.*` || one === "*") ?? false;
    if (!key || !isAllowed)
      refuse(403, "invalid_api_key", "The provided API key is invalid.", "auth");
    for (const index of indexes) {
      if (key?.indexes.some((pattern) => matches(pattern, index))) continue;
      refuse(
        403,
        "invalid_api_key",
        `The API key cannot acces the index \`${index}\`, authorized indexes are ${JSON.stringify(key?.indexes)}.`,
        "auth",
      );
    }
  }

  #createKey(given: string | undefined, body: Record<string, unknown>): Answer {
    if (given !== this.#masterKey) this.#authorise(given, "keys.create", []);
    const { name, actions, indexes, expiresAt } = body as Key & { expiresAt: unknown };
    const global = actions.find((action) => action === "version");
    if (global && !indexes.includes("*")) {
      refuse(
        400,
        "index_scoped_api_key_with_global_action",
        `cannot create index-scoped API key with global action \`"${global}"\`\n  - Hint: remove action \`"${global}"\` from the action list, or remove \`indexes\` to make the key global`,
      );
    }
    const key = { name, key: `<${name}>`, actions, indexes };
    this.#keys.push(key);
    return {
      status: 201,
      body: {
        name,
        description: null,
        key: key.key,
        uid: "00000000-0000-4000-8000-000000000000",
        actions,
        indexes,
        expiresAt,
        createdAt: INSTANT,
        updatedAt: INSTANT,
      },
    };
  }

  #enqueue(
    indexUid: string | null,
    type: string,
    details: Record<string, unknown>,
    error: ApiError | null = null,
    customMetadata?: string,
  ): Answer {
    const uid = this.#tasks.length;
    const metadata = customMetadata === undefined ? {} : { customMetadata };
    this.#tasks.push({
      uid,
      batchUid: uid,
      indexUid,
      status: error ? "failed" : "succeeded",
      type,
      canceledBy: null,
      details,
      error,
      duration: "PT0.010560160S",
      enqueuedAt: INSTANT,
      startedAt: INSTANT,
      finishedAt: INSTANT,
      ...metadata,
    });
    this.#polls.set(uid, this.pollsBeforeDone);
    const body = {
      taskUid: uid,
      indexUid,
      status: "enqueued",
      type,
      enqueuedAt: INSTANT,
      ...metadata,
    };
    return { status: 202, body };
  }

  #task(given: string | undefined, uid: number): Answer {
    const task = this.#tasks[uid];
    const key = this.#keys.find((one) => one.key === given);
    if (given !== this.#masterKey) this.#authorise(given, "tasks.get", []);
    // A key for some indexes sees the tasks of those; a swap's task belongs to none.
    const isSeen =
      task !== undefined &&
      (given === this.#masterKey ||
        key?.indexes.includes("*") ||
        (task.indexUid !== null && key?.indexes.some((one) => matches(one, task.indexUid ?? ""))));
    if (!isSeen) return refuse(404, "task_not_found", `Task \`${uid}\` not found.`);
    const left = this.#polls.get(uid) ?? 0;
    if (left === 0) return { status: 200, body: task };
    this.#polls.set(uid, left - 1);
    return {
      status: 200,
      body: { ...task, status: "processing", duration: null, finishedAt: null, error: null },
    };
  }

  #listTasks(params: URLSearchParams): Answer {
    const types = params.get("types")?.split(",");
    const uids = params.get("indexUids")?.split(",");
    const results = this.#tasks
      .filter((task) => !types || types.includes(task.type))
      .filter((task) => !uids || uids.includes(task.indexUid ?? ""))
      .reverse();
    // As recorded: swaps of an index count in its total, though they are not listed under it.
    const swaps = this.#tasks.filter(
      ({ details }) =>
        uids &&
        (details.swaps as Swap[] | undefined)?.some((swap) =>
          swap.indexes.some((uid) => uids.includes(uid)),
        ),
    );
    const total = results.length + swaps.length;
    const from = results[0]?.uid ?? null;
    return { status: 200, body: { results, total, limit: 20, from, next: null } };
  }

  #createIndex(body: Record<string, unknown>): Answer {
    const uid = String(body.uid);
    const primaryKey = (body.primaryKey as string | undefined) ?? null;
    const error = this.#indexes.has(uid)
      ? apiError("index_already_exists", `Index \`${uid}\` already exists.`)
      : (this.taskFaultOf({ type: "indexCreation", body }) ?? null);
    if (!error) {
      this.#indexes.set(uid, {
        uid,
        primaryKey,
        settings: structuredClone(DEFAULT_SETTINGS),
        documents: new Map(),
      });
    }
    return this.#enqueue(uid, "indexCreation", { primaryKey }, error);
  }

  #deleteIndex(uid: string): Answer {
    const index = this.#indexes.get(uid);
    const details = { deletedDocuments: index?.documents.size ?? 0 };
    this.#indexes.delete(uid);
    const error = index ? null : apiError("index_not_found", `Index \`${uid}\` not found.`);
    return this.#enqueue(uid, "indexDeletion", details, error);
  }

  #updateSettings(uid: string, body: Record<string, unknown>): Answer {
    checkSettings(body);
    const details = settingsDetails(body);
    const index = this.#indexes.get(uid);
    const error = index
      ? (this.taskFaultOf({ type: "settingsUpdate", body }) ?? null)
      : apiError("index_not_found", `Index \`${uid}\` not found.`);
    if (index && !error) {
      for (const [name, value] of Object.entries(details)) {
        const before = index.settings[name];
        index.settings[name] =
          name === "typoTolerance" ? { ...(before as object), ...(value as object) } : value;
      }
    }
    return this.#enqueue(uid, "settingsUpdate", details, error);
  }

  #addDocuments(uid: string, rawBody: string, metadata: string | null): Answer {
    let documents: Document[];
    try {
      const parsed = JSON.parse(rawBody);
      documents = Array.isArray(parsed) ? parsed : [parsed];
    } catch {
      return refuse(
        400,
        "malformed_payload",
        "The `json` payload provided is malformed. `Couldn't serialize document value: key must be a string at line 1 column 2`.",
      );
    }
    const fault =
      documentFault(documents) ??
      this.taskFaultOf({ type: "documentAdditionOrUpdate", body: documents });
    const index = this.#indexes.get(uid) ?? {
      uid,
      primaryKey: "id",
      settings: structuredClone(DEFAULT_SETTINGS),
      documents: new Map<string, Document>(),
    };
    this.#indexes.set(uid, index);
    if (!fault)
      for (const document of documents) index.documents.set(String(document.id), document);
    const details = {
      receivedDocuments: documents.length,
      indexedDocuments: fault ? 0 : documents.length,
    };
    return this.#enqueue(uid, "documentAdditionOrUpdate", details, fault, metadata ?? undefined);
  }

  #deleteDocuments(uid: string, ids: readonly string[]): Answer {
    const index = this.#index(uid);
    const fault = this.taskFaultOf({ type: "documentDeletion", body: ids });
    const deleted = fault ? [] : ids.filter((id) => index.documents.delete(id));
    return this.#enqueue(
      uid,
      "documentDeletion",
      { providedIds: ids.length, deletedDocuments: deleted.length, originalFilter: null },
      fault,
    );
  }

  #listDocuments(index: Index, params: URLSearchParams): Answer {
    const offset = Number(params.get("offset") ?? 0);
    const limit = Number(params.get("limit") ?? 20);
    const fields = params.get("fields")?.split(",");
    const results = [...index.documents.values()]
      .slice(offset, offset + limit)
      .map((document) =>
        fields
          ? Object.fromEntries(Object.entries(document).filter(([name]) => fields.includes(name)))
          : document,
      );
    return { status: 200, body: { results, offset, limit, total: index.documents.size } };
  }

  #stats(index: Index) {
    const fieldDistribution: Record<string, number> = {};
    for (const document of index.documents.values()) {
      for (const name of Object.keys(document)) {
        fieldDistribution[name] = (fieldDistribution[name] ?? 0) + 1;
      }
    }
    return {
      numberOfDocuments: index.documents.size,
      rawDocumentDbSize: 0,
      avgDocumentSize: 0,
      isIndexing: false,
      numberOfEmbeddings: 0,
      numberOfEmbeddedDocuments: 0,
      fieldDistribution,
    };
  }

  /** Documents, settings and task history change places; with `rename` the second name was free. */
  #swap(request: Request, swaps: readonly Swap[]): Answer {
    for (const { indexes } of swaps) this.#authorise(request.key, "indexes.swap", indexes);
    const missing = swaps.flatMap(({ indexes: [a, b], rename }) =>
      [a, ...(rename ? [] : [b])].filter((uid) => !this.#indexes.has(uid)),
    )[0];
    const error =
      missing !== undefined
        ? apiError("index_not_found", `Index \`${missing}\` not found.`)
        : (this.taskFaultOf({ type: "indexSwap", body: swaps }) ?? null);
    if (!error) {
      for (const {
        indexes: [a, b],
      } of swaps) {
        const names = new Map([
          [a, b],
          [b, a],
        ]);
        this.#indexes = new Map(
          [...this.#indexes.values()].map((index) => {
            const uid = names.get(index.uid) ?? index.uid;
            return [uid, { ...index, uid }];
          }),
        );
        this.#tasks = this.#tasks.map((task) => ({
          ...task,
          indexUid: names.get(task.indexUid ?? "") ?? task.indexUid,
        }));
      }
    }
    return this.#enqueue(null, "indexSwap", { swaps }, error);
  }
}

type Swap = { indexes: [string, string]; rename: boolean };

function matches(pattern: string, uid: string): boolean {
  return pattern.endsWith("*") ? uid.startsWith(pattern.slice(0, -1)) : pattern === uid;
}

function inside<Value>(place: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(
      error.status,
      error.body.code,
      `Inside \`${place}\`: ${error.body.message}`,
      error.body.type,
    );
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
