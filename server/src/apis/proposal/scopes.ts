/** Points from the OAuth scopes that a document names: `claims:read` is `Claims.Read`. */
import { wordsOf } from "../../platform/text.ts";
import type { Outline, OutlinedOperation } from "../../skill-files/index.ts";
import type { Action, Candidate } from "./candidate.ts";
import { codePart, withinSentence } from "./naming.ts";
import { isWide, onlyReads } from "./nature.ts";

/** Of OpenID Connect and OAuth themselves; nobody's data is opened by them at this API. */
const notOfAnApi = new Set([
  "openid",
  "profile",
  "email",
  "address",
  "phone",
  "offline_access",
  "offline",
  "none",
]);

export function pointsOfScopes({ scopes, operations }: Outline): Candidate[] {
  const described = new Map(scopes.map((scope) => [scope.name, scope]));
  const users = new Map<string, OutlinedOperation[]>(scopes.map(({ name }) => [name, []]));
  for (const operation of operations)
    for (const name of operation.scopes) users.set(name, [...(users.get(name) ?? []), operation]);
  const points = [...users].flatMap(([name, using]) => {
    if (notOfAnApi.has(name) || using.length === 0) return [];
    const { description = "", applicationsOnly = false } = described.get(name) ?? {};
    return [pointOf(name, description, applicationsOnly, using)];
  });
  return tellApart(points) ? withoutSharedNoun(points) : [];
}

/** One scope for all of a large API, or many of which any will do for everything, tell nothing apart. */
function tellApart(points: readonly Candidate[]): boolean {
  const [first, ...others] = points;
  const isSame = ({ operations }: Candidate) =>
    operations.length === first?.operations.length &&
    operations.every((one, at) => one === first.operations[at]);
  return !others.every(isSame) || (others.length < 4 && (first?.operations.length ?? 0) <= 8);
}

/** `accounting.contacts` and `accounting.budgets`: what all begin with tells nothing apart. */
function withoutSharedNoun(points: readonly Candidate[]): Candidate[] {
  const [first] = points;
  const isShared =
    points.length > 1 && points.every(({ nouns }) => nouns.length > 1 && nouns[0] === first?.nouns[0]);
  if (!isShared) return [...points];
  return points.map((point) => ({
    ...point,
    nouns: point.nouns.slice(1),
    called: point.called.split(" ").slice(1).join(" ") || point.called,
  }));
}

function pointOf(
  name: string,
  description: string,
  applicationsOnly: boolean,
  operations: OutlinedOperation[],
): Candidate {
  const { verb, nouns } = partsOf(name);
  const changes = operations.some((operation) => !onlyReads(operation));
  const action =
    verb === "read" && operations.some(({ method }) => isChange(method))
      ? "write"
      : (verb ?? (changes ? "write" : "read"));
  const parts = nouns.flatMap((noun) => codePart(noun) ?? []);
  const [first = "Everything", ...others] = parts;
  return {
    nouns: others.length === 0 ? [first] : [first, codePart(others.join(" ")) ?? ""],
    called: withinSentence(nouns.map((noun) => wordsOf(noun)).join(" ") || "everything"),
    action,
    kind: applicationsOnly || isWide(name) || isWide(description.slice(0, 80)) ? "application" : "delegated",
    operations,
    description,
  };
}

const isChange = (method: string): boolean => method === "PUT" || method === "PATCH" || method === "DELETE";

const verbs: readonly (readonly [Action, RegExp])[] = [
  ["read", /^(read|readonly|read only|view|viewer|list|get|reader)$/],
  ["delete", /^(delete|remove|destroy)$/],
  [
    "write",
    /^(write|writer|readwrite|read write|rw|manage|edit|editor|update|create|modify|full|all|post|send)$/,
  ],
];

const verbOf = (word: string): Action | undefined => verbs.find(([, names]) => names.test(word))?.[0];

/** Of an address only what stands behind the host; what is done is one of the words, the rest is what it is done to. */
function partsOf(name: string): { verb: Action | undefined; nouns: string[] } {
  const local = name
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\/?/i, "")
    .replace(/^(auth|oauth2?|scopes?|services?)\//i, "");
  const segments = local.split(/[:./|#\s]+/).filter((segment) => segment !== "");
  let verb: Action | undefined;
  const nouns = segments.flatMap((segment) => {
    const words = wordsOf(segment);
    const whole = verbOf(words);
    if (whole !== undefined) {
      verb ??= whole;
      return [];
    }
    const [head = "", ...tail] = words.split(" ");
    const last = tail.at(-1) ?? "";
    const found = tail.length === 0 ? undefined : (verbOf(head) ?? verbOf(last));
    if (found === undefined || verb !== undefined) return [segment];
    verb = found;
    return [verbOf(head) === undefined ? words.split(" ").slice(0, -1).join(" ") : tail.join(" ")];
  });
  return { verb, nouns };
}
