import { isMembers, isNumber } from "../../platform/exact/index.ts";
import { entriesOf, hasRole, isWeak, rankOf, simple } from "./envelope/members.ts";

/**
 * A skill's own words about an error, found in the bodies that people's frameworks write: what went wrong, and which
 * value it is about. Empty where it says nothing.
 */
export function errorWords(value: unknown): string {
  const told = new Told();
  const message = messageIn(value, told, 0);
  const particulars = particularsIn(value, told, 0).slice(0, 3).join("; ");
  if (message === "" || particulars === "") return message || particulars || codeIn(value);
  if (message.includes(particulars) || particulars.split("; ").every((each) => message.includes(each)))
    return message;
  return isSaid(message, particulars) ? particulars : `${message.replace(/[.。:：!]$/, "")}: ${particulars}`;
}

/** Nothing that the particulars do not say better. */
const isSaid = (message: string, particulars: string): boolean =>
  particulars.includes(message) ||
  /^(?:one or more validation errors occurred\.?|validation (?:failed|error)s?\.?|bad request|invalid request|unprocessable (?:entity|content)|the given data was invalid\.?|request validation failed\.?|invalid (?:input|parameters?|arguments?)\.?|error|failed|fail|参数(?:错误|校验失败|校验错误|无效))$/i.test(
    message,
  );

/** A hostile body has as many members as it likes. */
class Told {
  #left = 2000;
  /** False once enough was looked at. */
  more(): boolean {
    this.#left -= 1;
    return this.#left > 0;
  }
}

const maxDepth = 6;

/** Where the words of an error may stand inside another member, in this order. */
const holders =
  "error errors fault exception errorresponse response responsemetadata result results data body envelope detail status meta header head responsestatus baseresp gwerrresp embedded issues reason message extra".split(
    " ",
  );

/** One text in which an answer says what is wrong. */
function messageIn(value: unknown, told: Told, depth: number): string {
  if (depth > maxDepth || !told.more()) return "";
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.length === 1 ? messageIn(value[0], told, depth + 1) : "";
  if (!isMembers(value)) return "";
  const entries = entriesOf(value);
  const [said] = entries
    .filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "")
    .filter(([name]) => hasRole(name, "message") && (depth > 0 || simple(name) !== "name"))
    .toSorted(([a, one], [b, other]) => rankOf(a) - rankOf(b) || other.length - one.length);
  const textUnder = (role: "error" | "payload"): string | undefined => {
    const found = entries.find(
      ([name, each]) => hasRole(name, role) && typeof each === "string" && each.trim() !== "",
    );
    return typeof found?.[1] === "string" ? found[1].trim() : undefined;
  };
  const inner = () =>
    firstOf(entries, (each) => (typeof each === "string" ? "" : messageIn(each, told, depth + 1)));
  if (said !== undefined && !isHollow(said[1])) return withDetail(said, entries);
  const deeper = inner();
  if (deeper !== "") return deeper;
  const short =
    textUnder("error") ?? (said === undefined ? undefined : (textUnder("payload") ?? said[1].trim()));
  if (short !== undefined) return short;
  const list = entries.find(([name]) => simple(name) === "ret")?.[1];
  if (Array.isArray(list) && typeof list[0] === "string") return list[0].replace(/^.*?::/s, "").trim();
  // A sole member that is named after what was asked, or text in the place of what was.
  if (entries.length <= 2) {
    const object = entries.find(([, each]) => isMembers(each))?.[1];
    if (object !== undefined && depth < 3) return messageIn(object, told, depth + 1);
  }
  return textUnder("payload") ?? "";
}

/** What stands beside the message and goes on where it ends. */
function withDetail([name, said]: [string, string], entries: readonly [string, unknown][]): string {
  const detail = entries.find(
    ([each]) => each !== name && /^(?:details?|description|info|data)$/.test(simple(each)),
  )?.[1];
  const isMore =
    typeof detail === "string" &&
    isPhrase.test(detail) &&
    !said.includes(detail.trim()) &&
    hasRole(name, "message");
  if (!isMore || !/^(?:message|msg|error(?:message|msg))$/.test(simple(name))) return said.trim();
  return detail.includes(said.trim())
    ? detail.trim()
    : `${said.trim().replace(/[.。:：]$/, "")}: ${detail.trim()}`;
}

/** Of a message that holds nothing but the name of its kind, what stands deeper says more. */
export const isHollow = (said: string): boolean =>
  /^(?:error|errors|failed|fail|failure|exception|business failed|notok)$/i.test(said.trim());

function firstOf(entries: readonly [string, unknown][], read: (value: unknown) => string): string {
  const inOrder = entries
    .filter(([name, value]) => typeof value === "object" && value !== null && holders.includes(simple(name)))
    .toSorted(([a], [b]) => holders.indexOf(simple(a)) - holders.indexOf(simple(b)));
  for (const [, value] of inOrder) {
    const said = read(Array.isArray(value) && value.length > 1 ? undefined : value);
    if (said !== "") return said;
  }
  return "";
}

/** Lists that name each value that is wrong. */
const lists =
  "detail details errors error issues issue errorlist errorcodes violations invalidparams fieldviolations fielderrors validationerrors modelstate messages message suberrors usererrors errormessages nonfielderrors failures validation errordetails data badrequest embedded content".split(
    " ",
  );
const texts =
  "msg message defaultmessage description detail reason title error text longmessage summary code".split(" ");
const abouts =
  "loc field param path property propertypath pointer parameter attribute member fieldname name location key".split(
    " ",
  );

function particularsIn(value: unknown, told: Told, depth: number): string[] {
  if (depth > maxDepth || !told.more()) return [];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap((each) => particularOf(each, told, depth));
  if (!isMembers(value)) return [];
  const entries = entriesOf(value);
  for (const wanted of lists) {
    const found = entries.find(([name]) => simple(name) === wanted)?.[1];
    if (typeof found !== "object" || found === null || isNumber(found)) continue;
    if (!Array.isArray(found) && /^messages?$/.test(wanted)) continue;
    const said = Array.isArray(found)
      ? found.slice(0, 50).flatMap((each) => particularOf(each, told, depth + 1))
      : inObject(found, told, depth + 1);
    if (said.length > 0) return said;
  }
  for (const [name, found] of entries) {
    if (!isMembers(found) || !(holders.includes(simple(name)) || entries.length <= 2)) continue;
    const said = particularsIn(found, told, depth + 1);
    if (said.length > 0) return said;
  }
  // Django and Rails write the fields at the root, each with a list of what is wrong with it.
  if (depth === 0 && entries.length > 0 && entries.every(([, each]) => isOfField(each, told, 1)))
    return byField(value, told, 1);
  return [];
}

/** The names of values and what is wrong with them, unless it is an error of one message and one code. */
function inObject(found: object, told: Told, depth: number): string[] {
  const deeper = particularsIn(found, told, depth);
  const isOneError = entriesOf(found).some(
    ([name]) =>
      hasRole(name, "code") || hasRole(name, "error code") || (hasRole(name, "message") && !isWeak(name)),
  );
  const hasFields = entriesOf(found).some(([name, each]) => isTextList(each) && !hasRole(name, "message"));
  return deeper.length > 0 || (isOneError && !hasFields) ? deeper : byField(found, told, depth);
}

function particularOf(item: unknown, told: Told, depth: number): string[] {
  if (!told.more() || depth > maxDepth) return [];
  if (typeof item === "string") return item.trim() === "" ? [] : [item.trim()];
  if (!isMembers(item)) return [];
  const nested = particularsIn(item, told, depth + 1);
  if (nested.length > 0) return nested;
  const said = memberOf(item, texts, (each) => typeof each === "string" && each.trim() !== "");
  if (typeof said !== "string") return [];
  const about = aboutOf(item);
  return [
    about === "" || said.toLowerCase().includes(about.toLowerCase())
      ? said.trim()
      : `${about}: ${said.trim()}`,
  ];
}

function aboutOf(item: Readonly<Record<string, unknown>>): string {
  const source = isMembers(item.source) ? item.source : {};
  const about = memberOf(source, abouts, isPlace) ?? memberOf(item, abouts, isPlace);
  if (Array.isArray(about)) return about.join(".");
  return typeof about === "string" ? about.trim().replace(/^#?\//, "").replaceAll("/", ".") : "";
}

const isPlace = (value: unknown): boolean =>
  (typeof value === "string" && value.trim() !== "") ||
  (Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => typeof each === "string" || isNumber(each)));

function memberOf(
  item: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
  is: (value: unknown) => boolean,
): unknown {
  const entries = entriesOf(item);
  for (const name of wanted) {
    const found = entries.find(([each, value]) => simple(each) === name && is(value));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

const isTextList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");

/** What is wrong with a field, or with each field of what stands in it. */
function isOfField(value: unknown, told: Told, depth: number): boolean {
  if (isTextList(value)) return true;
  if (depth > maxDepth || !told.more()) return false;
  if (Array.isArray(value)) {
    const items = value.slice(0, 50).filter((each) => !isMembers(each) || entriesOf(each).length > 0);
    return items.length > 0 && items.every((each) => isMembers(each) && isOfField(each, told, depth + 1));
  }
  if (!isMembers(value)) return false;
  const entries = entriesOf(value);
  return entries.length > 0 && entries.every(([, each]) => isOfField(each, told, depth + 1));
}

/** What is said of a value, not its code. */
const isPhrase = /\S[ \u3000]\S|[^\0-\x7f]/;

/** `{"name": ["is too short"], "age": "must be a number"}`. */
function byField(fields: object, told: Told, depth: number): string[] {
  return entriesOf(fields).flatMap(([name, value]) => {
    const said = Array.isArray(value)
      ? value.slice(0, 50).flatMap((each) => ofField(each, told, depth + 1))
      : typeof value === "string"
        ? isPhrase.test(value)
          ? [value.trim()]
          : []
        : ofField(value, told, depth + 1).filter((each) => isPhrase.test(each));
    const isOfAll =
      /^(?:nonfielderrors|base|detail|message|errors|all|error|text)$/.test(simple(name)) || name === "";
    return said.map((each) => (isOfAll || simple(each).includes(simple(name)) ? each : `${name}: ${each}`));
  });
}

function ofField(value: unknown, told: Told, depth: number): string[] {
  const said = particularOf(value, told, depth);
  return said.length > 0 || !isMembers(value) || depth > maxDepth ? said : byField(value, told, depth + 1);
}

/** Where it has no words at all, its code may be one: `SKU_UNKNOWN`. */
function codeIn(value: unknown): string {
  if (!isMembers(value)) return "";
  for (const [name, each] of entriesOf(value)) {
    if (isMembers(each) && hasRole(name, "error")) return codeIn(each);
    if (
      (hasRole(name, "code") || hasRole(name, "error code") || /^type$/i.test(name.replace(/_/g, ""))) &&
      isCode(each)
    )
      return String(each).replace(/^.*#/, "");
  }
  return "";
}

const isCode = (value: unknown): boolean =>
  (typeof value === "string" && /^[\w.:#/-]{2,80}$/.test(value)) ||
  (isNumber(value) && String(value) !== "0");
