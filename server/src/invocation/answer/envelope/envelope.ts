import { isMembers, isNumber } from "../../../platform/exact/index.ts";
import { type Code, codeSays, isNo, isNoError, isYes, states } from "./codes.ts";
import { entriesOf, hasRole, isOfCall, isWeak, simple, wraps } from "./members.ts";
import { type Says, saidIn } from "./words.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What an answer says about itself, beside what it holds. */
export interface Envelope {
  /** `nought`: no as a number, which may also count something. */
  flag: "yes" | "no" | "nought" | "none";
  state: "good" | "bad" | "none";
  /** `fault`: under a name that only errors have. */
  code: Code | "fault" | "none";
  /** The code stands under a name that no record of its own has. */
  isOfCall: boolean;
  /** `list`: several may have come of one thing that was done. */
  error: "full" | "list" | "none";
  says: Says;
  hasMessage: boolean;
  /** `words`: a text. */
  payload: "full" | "words" | "empty" | "null" | "absent";
  /** Members that no envelope has. `few`: two at most, each one value, none of them an id. */
  others: "none" | "few" | "many";
  /** There is one member only. */
  isAlone: boolean;
  /** Members that may hold an envelope of their own, and what is held. */
  inner: unknown[];
  held: unknown;
  messages: [name: string, said: string][];
  givenCode: string | undefined;
}

type Part = Pick<
  Envelope,
  "flag" | "state" | "error" | "isOfCall" | "payload" | "messages" | "inner" | "held" | "givenCode"
> & {
  codes: (Code | "fault")[];
  others: [string, unknown][];
};

/** How a member is read: the first that takes it. */
type Reader = (part: Part, name: string, value: unknown, all: Fields) => boolean;

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "boolean" || isNumber(value)
    ? String(value).trim()
    : undefined;

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (typeof value === "object" && sizeOf(value) === 0);
const sizeOf = (value: object): number => (isNumber(value) ? 1 : entriesOf(value).length);

const readers: readonly Reader[] = [
  function flag(part, name, value, all) {
    const said = textOf(value);
    const named =
      (hasRole(name, "flag") && !(isNumber(value) && Object.entries(all).some(counts))) ||
      (isTrueOrFalse(value) &&
        (simple(name) === "status" ||
          (/^(?:result|response)$/.test(simple(name)) &&
            Object.keys(all).length > 1 &&
            !Object.keys(all).some((each) => hasRole(each, "flag")))));
    if (!named || said === undefined || !(isNo.test(said) || isYes.test(said))) return false;
    if (part.flag === "no") return true;
    part.flag = isYes.test(said) ? "yes" : isNumber(value) ? "nought" : "no";
    return true;
  },
  function faultFlag(part, name, value) {
    if (!isTrueOrFalse(value) || !(hasRole(name, "fault flag") || hasRole(name, "error"))) return false;
    if (/^true$/i.test(String(value))) part.flag = "no";
    return true;
  },
  function errorCode(part, name, value) {
    const code = textOf(value);
    if (!hasRole(name, "error code") || (code === undefined && !isBlank(value))) return false;
    if (code === undefined || isNoError.test(code)) return true;
    part.codes.push(codeSays(code) === "good" ? "good" : "fault");
    part.givenCode ??= code;
    return true;
  },
  function state(part, name, value) {
    if (!hasRole(name, "state") || typeof value !== "string") return false;
    const word = value.trim();
    if (states.bad.test(word)) part.state = "bad";
    else if (!states.good.test(word)) return false;
    else if (part.state === "none") part.state = "good";
    return true;
  },
  function code(part, name, value, all) {
    const [first] = Array.isArray(value) ? value : [value];
    const code = typeof first === "boolean" ? undefined : textOf(first)?.replace(/::.*/s, "");
    if (
      !(hasRole(name, "code") || isResultOfError(name, value, all)) ||
      code === undefined ||
      !/^[\w.:/-]{1,80}$/.test(code)
    )
      return false;
    // A status of one or nought is yes or no, and not everywhere the same.
    const says = /^status$/.test(simple(name)) && /^[01]$/.test(code) ? "round" : codeSays(code);
    if (simple(name) === "status" && says !== "good" && !/^-?\d+$/.test(code)) return false;
    part.codes.push(says);
    part.isOfCall ||= isOfCall(name);
    part.givenCode ??= code;
    if (Array.isArray(value)) part.messages.push([name, String(first).replace(/^.*?::/s, "")]);
    return true;
  },
  function errorType(part, name, value) {
    if (
      !/^(?:__type|errorType)$/.test(name) ||
      typeof value !== "string" ||
      !/(?:Exception|Error|Fault)$/.test(value)
    )
      return false;
    part.error = "full";
    return true;
  },
  function error(part, name, value) {
    if (!hasRole(name, "error") || (isNumber(value) && simple(name) !== "error")) return false;
    const said = textOf(value);
    if (isBlank(value) || (said !== undefined && isNoError.test(said))) return true;
    if (isNumber(value)) part.codes.push("fault");
    else if (part.error !== "full") part.error = Array.isArray(value) ? "list" : "full";
    part.messages.push(
      ...(said === undefined ? messagesIn(value) : [[name, said] satisfies [string, string]]),
    );
    return true;
  },
  function message(part, name, value, all) {
    if (!hasRole(name, "message")) return false;
    if (isBlank(value)) return true;
    const texts = Array.isArray(value) ? value : [isMembers(value) ? value.value : value];
    if (!texts.every((each) => typeof each === "string")) return false;
    if (isWeak(name) && (saidIn(texts) !== "failed" || isNameOfThing(name, texts, all))) return false;
    const said = texts.join("; ");
    part.messages.push([name, said]);
    if (ofErrors.test(simple(name)) && !isNoError.test(said.trim()) && saidIn([said]) !== "done")
      part.error = "full";
    return true;
  },
  function soleMember(part, name, value, all) {
    if (Object.keys(all).length > 1 || !isMembers(value) || hasRole(name, "payload") || wraps(name, true))
      return false;
    const { flag, others, inner } = envelopeOf(value);
    part.inner.push(...(flag === "no" && others === "none" ? [value] : inner));
    part.others.push([name, value]);
    return true;
  },
  function wrapper(part, name, value, all) {
    if (
      !isMembers(value) ||
      !wraps(
        name,
        Object.keys(all).every((each) => each === name || hasRole(each, "about")),
      )
    )
      return false;
    part.inner.push(value);
    return !hasRole(name, "payload") ? true : holds(part, value);
  },
  function payload(part, name, value) {
    return hasRole(name, "payload") && holds(part, value);
  },
  function about(_part, name, value, all) {
    if (simple(name) === "id") return isMembers(all.error) || Object.hasOwn(all, "jsonrpc");
    if (/^details?$/.test(simple(name))) return Object.keys(all).some(isOfMessage);
    return hasRole(name, "about") || isBlank(value);
  },
];

const order = ["absent", "null", "empty", "words", "full"] as const;

function holds(part: Part, value: unknown): true {
  if (typeof value === "string" && states.bad.test(value)) part.state = "bad";
  else if (order.indexOf(sizeIn(value)) >= order.indexOf(part.payload)) {
    part.payload = sizeIn(value);
    part.held = value;
  }
  return true;
}

function sizeIn(value: unknown): Envelope["payload"] {
  if (value === null || value === "" || isVoid(value)) return "null";
  if (isBlank(value)) return "empty";
  return typeof value === "string" ? "words" : "full";
}

/** A GraphQL answer names what it could not do: `{"createOrder": null}`. */
const isVoid = (value: unknown): boolean =>
  isMembers(value) && !isBlank(value) && entriesOf(value).every(([, each]) => each === null);

/** The words of an error that is an object, for what they say. */
function messagesIn(error: unknown): [string, string][] {
  const [first] = Array.isArray(error) ? error : [error];
  if (typeof first === "string") return [["", first]];
  if (!isMembers(first)) return [];
  return entriesOf(first).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && hasRole(entry[0], "message"),
  );
}

const isTrueOrFalse = (value: unknown): boolean =>
  typeof value === "boolean" || (typeof value === "string" && /^\s*(?:true|false)\s*$/i.test(value));

/** `{"success": 0, "failure": 0, "pending": 4}`. */
const counts = ([name, value]: [string, unknown]): boolean =>
  /^(?:fail\w*|pending|skipped|ng)$/.test(simple(name)) && isNumber(value);

/** `{"code": 404, "name": "Not Found"}` is of a list of codes; the name of an error is one word. */
const isNameOfThing = (name: string, texts: readonly string[], all: Fields): boolean =>
  simple(name) === "name" &&
  texts.some((text) => /\s/.test(text.trim())) &&
  !Object.keys(all).some(isOfMessage);

const isOfMessage = (name: string): boolean => hasRole(name, "message") && !isWeak(name);

/** What only an error has words under. */
const ofErrors = /^(?:errormessages?|errormsg|errordescription|errorsummary|errordetail)$/;

/** `{"result": 109, "error": "invalid_sign"}`. */
const isResultOfError = (name: string, value: unknown, all: Fields): boolean =>
  simple(name) === "result" &&
  isNumber(value) &&
  Object.keys(all).some((each) => hasRole(each, "error") && !isBlank(all[each]));

export function envelopeOf(fields: Fields): Envelope {
  const part: Part = {
    flag: "none",
    state: "none",
    error: "none",
    isOfCall: false,
    payload: "absent",
    codes: [],
    others: [],
    messages: [],
    inner: [],
    held: undefined,
    givenCode: undefined,
  };
  const entries = entriesOf(fields);
  const all = Object.fromEntries(entries);
  for (const [name, value] of entries)
    if (!readers.some((reads) => reads(part, name, value, all))) part.others.push([name, value]);
  const { codes, others, ...rest } = part;
  const texts = part.messages.map(([, said]) => said);
  if (texts.length === 0 && typeof part.held === "string") texts.push(part.held);
  const worst = (["fault", "bad", "odd", "round", "good"] as const).find((code) => codes.includes(code));
  return {
    ...rest,
    code: worst ?? "none",
    says: saidIn(texts),
    hasMessage: texts.length > 0,
    others: others.length === 0 ? "none" : isFew(others) ? "few" : "many",
    isAlone: entries.length === 1,
  };
}

const isFew = (others: readonly [string, unknown][]): boolean =>
  others.length <= 2 && others.every(([name, value]) => textOf(value) !== undefined && !/id$/i.test(name));
