/** What an API is called, whose it is, which namespace its codes begin with and where it is. */
import type { Outline } from "../../skill-files/index.ts";
import { imitates } from "../rules/imitation.ts";
import { maxName, maxProvider } from "../rules/limits.ts";
import { lookOf } from "../rules/look.ts";
import { isNamespace, isOurs } from "../rules/namespace.ts";
import { textFlaw } from "../rules/text.ts";
import { codePart } from "./naming.ts";

const decoration =
  /\b(swagger|open ?api|rest(ful)?|http|json|web|public|external|internal|v?\d+(\.\d+)*|api|apis|documentation|docs?|specification|spec|reference|service|services|server)\b|接口|文档|服务端?$|^the\b/giu;

export function nameOf({ title, servers }: Outline): string {
  const plain = title
    .replace(
      /\b(swagger|open ?api|rest(ful)?|documentation|specification|spec|reference)\b|接口文档|接口说明/giu,
      " ",
    )
    .replace(/\bapis?\b/giu, " ")
    .replace(/\bv?\d+\.\d+(\.\d+)*\b/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s\-–—:|,.]+|[\s\-–—:|,.]+$/gu, "");
  const name = [plain, hostWord(servers), title].find((text) => text !== "" && isFit(text, maxName)) ?? "API";
  const prefix = hostWord(servers);
  return imitates(name) && prefix !== "" ? `${prefix} ${name}` : name;
}

export function providerOf({ provider, servers }: Outline, name: string): string {
  const said = provider
    .replace(/\b(api|developer|customer|technical|platform)?\s*(support|team|relations|help ?desk)\b/giu, "")
    .trim();
  const found = [said, hostWord(servers), name].find(
    (text) => text !== "" && isFit(text, maxProvider) && !imitates(text),
  );
  return found ?? name;
}

const isFit = (text: string, max: number): boolean => textFlaw(text, max) === undefined;

/** `taken`: by look. The first that nobody has. */
export function namespaceOf(outline: Outline, taken: readonly string[]): string {
  const words = outline.title
    .replace(decoration, " ")
    .trim()
    .split(/[\s\-–—_/:,.]+/u);
  const [first = "", second = ""] = words.filter((word) => codePart(word) !== undefined);
  const host = hostWord(outline.servers);
  const own = words.length <= 2 ? `${first} ${second}` : first;
  const wanted = [
    own,
    host,
    ...(lookOf(host) === lookOf(first) ? [] : [`${host} ${first}`]),
    `${first} ${second}`,
  ];
  const looks = new Set(taken.map(lookOf));
  const isFree = (name: string) => isNamespace(name) && !isOurs(name) && !looks.has(lookOf(name));
  const names = wanted.flatMap((text) => codePart(text) ?? []);
  const free = names.find(isFree);
  if (free !== undefined) return free;
  const base = names.find((name) => isNamespace(name) && !isOurs(name)) ?? "Service";
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}${number}`;
    if (isFree(name)) return name;
  }
}

const generic = new Set([
  "api",
  "apis",
  "www",
  "app",
  "dev",
  "test",
  "staging",
  "sandbox",
  "prod",
  "gateway",
  "rest",
  "open",
]);
const endings = new Set([
  "com",
  "org",
  "net",
  "io",
  "cn",
  "co",
  "example",
  "dev",
  "app",
  "gov",
  "edu",
  "local",
  "internal",
  "corp",
]);

/** What of a host's name says whose it is: `expense` of `expense.corp.example`, `Xero` of `api.xero.com`. */
function hostWord(servers: readonly string[]): string {
  const host = servers
    .flatMap((server) => URL.parse(server)?.hostname ?? [])
    .find((name) => /[a-z]/i.test(name));
  const labels = (host ?? "")
    .split(".")
    .filter((label) => !generic.has(label) && !endings.has(label) && !/^api\b/.test(label));
  const [label = ""] = labels.filter(
    (one) => !/^(localhost|\d+|[a-z]{2,3}\d+)$/.test(one) && !one.includes("%7b"),
  );
  return label === "" ? "" : label.charAt(0).toUpperCase() + label.slice(1);
}

const trial = /\b(sandbox|staging|stage|test|dev|mock|demo|localhost)\b|127\.0\.0\.1/i;

/** The first address that is one, before those that are only for trying. */
export function addressOf({ servers }: Outline, importedFrom: string | undefined): string {
  const whole = servers.map((server) => withoutSlash(absolute(server, importedFrom)));
  const usable = whole.filter((server) => /^https?:\/\/[^/{}<>\s]/.test(server) && URL.canParse(server));
  const isHttps = (server: string) => server.startsWith("https:");
  return (
    usable.find((server) => isHttps(server) && !trial.test(server)) ??
    usable.find(isHttps) ??
    usable[0] ??
    whole[0] ??
    ""
  );
}

function absolute(server: string, importedFrom: string | undefined): string {
  if (importedFrom === undefined || /^[a-z][a-z0-9+.-]*:/i.test(server)) return server;
  return URL.parse(server, importedFrom)?.href ?? server;
}

function withoutSlash(server: string): string {
  const url = /[{}<>\s]/.test(server) ? null : URL.parse(server);
  return (url?.href ?? server).replace(/\/+$/, "");
}
