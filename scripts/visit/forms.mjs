/**
 * What a browser without JavaScript sees of a page's forms.
 * @typedef {{ name: string, value: string, kind: "text" | "box" | "select", isChosen: boolean }} Field
 * `box`: a check box or radio button, sent only when chosen. A select has one Field, its choice.
 * @typedef {{ name: string, value: string }} SubmitButton
 * @typedef {{ action: string, method: string, fields: Field[], buttons: SubmitButton[] }} PlainForm
 */

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** @param {string} text */
export function decodeHtml(text) {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== "#") return ENTITIES[name] ?? whole;
    const isHex = name[1] === "x" || name[1] === "X";
    return String.fromCodePoint(Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10));
  });
}

/** Text without tags, white space joined. @param {string} html */
export function plainText(html) {
  const bare = html.replace(/<(script|style)\b.*?<\/\1>/gs, "").replace(/<!--.*?-->/gs, "");
  return decodeHtml(bare.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

/** @param {string} text of a tag after its name */
export function attributesOf(text) {
  /** @type {Record<string, string>} */
  const attributes = {};
  for (const [, name, value] of text.matchAll(/([^\s"'>/=]+)(?:="([^"]*)")?/g)) {
    attributes[name.toLowerCase()] = decodeHtml(value ?? "");
  }
  return attributes;
}

const TAG = /<(\/?)(form|input|select|option|textarea|button)\b([^>]*)>/gi;

/** The forms of a page in their order. Pages escape `>` inside attributes, as React does. @param {string} html */
export function readForms(html) {
  /** @type {PlainForm[]} */
  const forms = [];
  /** @type {PlainForm | undefined} */
  let form;
  /** @type {Field | undefined} */
  let select;
  for (const match of html.matchAll(TAG)) {
    const [, slash, tag, rest] = match;
    const name = tag.toLowerCase();
    if (slash) {
      if (name === "form") form = undefined;
      if (name === "select") select = undefined;
      continue;
    }
    const attributes = attributesOf(rest);
    if (name === "form") {
      const { action = "", method = "get" } = attributes;
      form = { action, method: method.toLowerCase(), fields: [], buttons: [] };
      forms.push(form);
    } else if (form && !("disabled" in attributes)) {
      select = readControl(form, name, attributes, select, html, match);
    }
  }
  return forms;
}

/**
 * @param {PlainForm} form @param {string} tag @param {Record<string, string>} attributes
 * @param {Field | undefined} select the open one @param {string} html @param {RegExpMatchArray} match
 */
function readControl(form, tag, attributes, select, html, match) {
  const { name = "", type = "", value = "" } = attributes;
  if (tag === "option") {
    // The first option stands until a later one says that it is selected.
    if (select && (!select.isChosen || "selected" in attributes)) {
      select.value = value;
      select.isChosen = true;
    }
    return select;
  }
  if (tag === "button" || type === "submit") {
    if (type === "" || type === "submit") form.buttons.push({ name, value });
    return select;
  }
  if (name === "") return select;
  if (tag === "select") {
    const field = /** @type {Field} */ ({ name, value: "", kind: "select", isChosen: false });
    form.fields.push(field);
    return field;
  }
  if (tag === "textarea") {
    const from = (match.index ?? 0) + match[0].length;
    const text = decodeHtml(html.slice(from, html.indexOf("</textarea>", from)));
    form.fields.push({ name, value: text, kind: "text", isChosen: true });
    return select;
  }
  const isBox = type === "checkbox" || type === "radio";
  form.fields.push({
    name,
    value: isBox && !("value" in attributes) ? "on" : value,
    kind: isBox ? "box" : "text",
    isChosen: !isBox || "checked" in attributes,
  });
  return select;
}

/**
 * The body a browser would send: defaults, what was typed over them, ticked boxes, the pressed button.
 * Throws when a field that is filled in is not on the form.
 * @param {PlainForm} form
 * @param {{ type?: Record<string, string>, tick?: string[], press?: string }} how
 * `press`: the value of the submit button, by default the first one
 */
export function fillForm(form, { type = {}, tick = [], press } = {}) {
  const has = new Set(form.fields.map(({ name }) => name));
  const missing = [...Object.keys(type), ...tick].filter((name) => !has.has(name));
  if (missing.length > 0) throw new Error(`the form has no field ${missing.join(", ")}`);
  const sent = new URLSearchParams();
  for (const { name, value, kind, isChosen } of form.fields) {
    if (kind === "box" ? isChosen || tick.includes(name) : true) {
      sent.append(name, kind === "box" ? value : (type[name] ?? value));
    }
  }
  const button =
    press === undefined ? form.buttons[0] : form.buttons.find(({ value }) => value === press);
  if (!button) throw new Error(`the form has no button ${press ?? ""}`);
  if (button.name !== "") sent.append(button.name, button.value);
  return sent;
}
