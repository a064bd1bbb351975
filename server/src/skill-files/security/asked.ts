/** What a file asks for as a whole, beside what the builder gave. */

import { type Pass, report } from "../pass.ts";
import type { AskedAuthentication, AuthenticationKind } from "../skill-spec.ts";
import { quoted } from "../text.ts";
import { describedSchemes } from "./needs.ts";
import { type Alternative, accepts, type Need, placeWords, type Scheme } from "./scheme.ts";

/** What most operations could be called with comes first. */
export function readAsked(
  pass: Pass,
  operations: readonly { need: Need | undefined }[],
): AskedAuthentication[] {
  const needs = operations.flatMap(({ need }) => need ?? []);
  if (needs.length === 0) return describedOnly(pass);
  const asked = new Map<Scheme, Asked>();
  for (const [need, those] of Map.groupBy(needs, (need) => need)) {
    checkNeed(pass, need);
    for (const alternative of need.alternatives)
      collect(asked, alternative, { ...need, times: those.length });
  }
  return [...asked.values()].toSorted((a, b) => b.serves - a.serves).map(({ serves: _, ...one }) => one);
}

/** `serves`: how many operations could be called with it alone. */
type Asked = AskedAuthentication & { serves: number };

function collect(
  asked: Map<Scheme, Asked>,
  alternative: Alternative,
  { optional, times }: { optional: boolean; times: number },
): void {
  for (const { scheme, scopes } of alternative) {
    const one = asked.get(scheme) ?? { ...viewOf(scheme), optional: true, serves: 0 };
    asked.set(scheme, one);
    if (alternative.length === 1 && one.authentication !== null) one.serves += times;
    one.optional &&= optional;
    addScopes(one, scopes);
    one.together = [...new Set([...one.together, ...othersIn(alternative, scheme)])];
  }
}

function othersIn(alternative: Alternative, { name }: Scheme): string[] {
  return alternative.map(({ scheme }) => scheme.name).filter((other) => other !== name);
}

function viewOf({ name: scheme, words, way }: Scheme): Omit<AskedAuthentication, "optional"> {
  const asked = { scheme, words, together: [] };
  switch (way.kind) {
    case "key":
      return { ...asked, authentication: { type: way.place.in, name: way.place.name } };
    case "client credentials":
      return { ...asked, authentication: { type: "oauth_client_credentials", tokenUrl: way.tokenUrl } };
    case "not done":
      return { ...asked, authentication: null };
    default:
      return { ...asked, authentication: { type: way.kind } };
  }
}

/** RFC 6749 section 3.3. */
const scopeForm = /^[!#-[\]-~]{1,200}$/;

function addScopes({ authentication }: AskedAuthentication, scopes: readonly string[]): void {
  if (authentication?.type !== "oauth_client_credentials") return;
  const before = authentication.scope?.split(" ") ?? [];
  const all = [...new Set([...before, ...scopes.filter((scope) => scopeForm.test(scope))])].join(" ");
  if (all !== "" && all.length <= 2000) authentication.scope = all;
}

/** Many files describe how a key is given and forget to say where it is wanted. */
function describedOnly(pass: Pass): AskedAuthentication[] {
  const schemes = describedSchemes(pass);
  const { authentication } = pass.options;
  const [first] = schemes.filter(({ way }) => way.kind !== "not done");
  if (authentication === undefined && first !== undefined)
    report(pass, "security_described", first.node, wordsOf([first]));
  return schemes.map((scheme) => ({ ...viewOf(scheme), optional: true }));
}

/** Whether what the builder gave does for those operations, and if not, what would. */
function checkNeed(pass: Pass, { alternatives, optional }: Need): void {
  const { authentication } = pass.options;
  const isMet = (one: Alternative) =>
    authentication !== undefined && one.every(({ scheme }) => accepts(scheme, authentication));
  if (optional || alternatives.some(isMet)) return;
  const doable = alternatives.flatMap((one) => (one.length === 1 && one[0] ? [one[0].scheme] : []));
  const done = doable.filter(({ way }) => way.kind !== "not done");
  const [first] = done;
  if (first !== undefined) {
    const rule = authentication === undefined ? "security_not_configured" : "security_differs";
    report(pass, rule, first.node, { ...wordsOf(done), ...givenWords(pass) });
  } else if (alternatives[0] !== undefined) reportNotDone(pass, alternatives[0]);
}

function reportNotDone(pass: Pass, alternative: Alternative): void {
  const schemes = alternative.map(({ scheme }) => scheme);
  const notDone = schemes.filter(({ way }) => way.kind === "not done");
  const [at] = notDone.length > 0 ? notDone : schemes;
  if (at === undefined) return;
  if (notDone.length > 0) report(pass, "security_not_supported", at.node, wordsOf(notDone));
  else report(pass, "security_together", at.node, wordsOf(schemes, { en: " and ", zh: "和" }));
}

function wordsOf(schemes: readonly Scheme[], joint = { en: " or ", zh: "或" }): Record<string, string> {
  const told = schemes.slice(0, 3);
  return {
    scheme: told.map(({ name }) => `“${name}”`).join(joint.en),
    schemeZh: told.map(({ name }) => `“${name}”`).join(joint.zh),
    way: told.map(({ words }) => words.en).join(joint.en),
    wayZh: told.map(({ words }) => words.zh).join(joint.zh),
  };
}

function givenWords({ options: { authentication } }: Pass): Record<string, string> {
  if (authentication === undefined) return {};
  const { en, zh } = typeWords[authentication.type];
  const name = authentication.name === undefined ? "" : ` “${quoted(authentication.name)}”`;
  return { given: `${en}${name}`, givenZh: `${zh}${name.trim()}` };
}

const typeWords: Record<AuthenticationKind["type"], { en: string; zh: string }> = {
  ...placeWords,
  bearer: { en: "a Bearer token", zh: "Bearer 令牌" },
  basic: { en: "a user name and password", zh: "用户名和密码" },
  oauth_client_credentials: { en: "OAuth client credentials", zh: "OAuth 客户端凭证" },
};
