import type { AnswerHead } from "../../platform/egress/index.ts";
import type { Sentence } from "../arguments/invalid-arguments.ts";

/** What a redirect asks for, seen from the address that was called. */
export type Redirect =
  | "slash missing"
  | "slash too many"
  | "to https"
  | "sign-in"
  | "other host"
  | "other path";

/** From the top, the first row that fits. */
const kinds: readonly (readonly [kind: Redirect, fits: (from: URL, to: URL) => boolean])[] = [
  ["slash missing", (from, to) => sameBut(from, to, ["pathname"]) && to.pathname === `${from.pathname}/`],
  ["slash too many", (from, to) => sameBut(from, to, ["pathname"]) && from.pathname === `${to.pathname}/`],
  ["to https", (from, to) => from.protocol === "http:" && to.protocol === "https:" && isNear(from, to)],
  ["sign-in", (_from, to) => signIn.test(to.pathname)],
  ["other host", (from, to) => from.host !== to.host],
  ["other path", () => true],
];

const signIn =
  /\/(?:log-?in|sign-?in|sso|cas|saml2?|auth|oauth2?|authori[sz]e|passport|account\/logon)(?:[/._-]|$)/i;

/** Undefined where it names no place. The address called over a stream has none of its own. */
export function redirectKind({ headers }: AnswerHead, url: string): Redirect | undefined {
  const location = headers.find(([name]) => name === "location")?.[1];
  const from = URL.parse(url);
  const to = location === undefined || from === null ? null : URL.parse(location, from.href);
  if (from === null || to === null) return undefined;
  return kinds.find(([, fits]) => fits(from, to))?.[0];
}

type Part = "protocol" | "host" | "pathname";

function sameBut(from: URL, to: URL, but: readonly Part[]): boolean {
  const parts: readonly Part[] = ["protocol", "host", "pathname"];
  return parts.every((part) => but.includes(part) || from[part] === to[part]);
}

/** A proxy that ends https often adds the slash in the same step. */
function isNear(from: URL, to: URL): boolean {
  const bare = ({ pathname }: URL) => pathname.replace(/\/$/, "");
  return from.hostname === to.hostname && bare(from) === bare(to);
}

/** For the assistant's builder, who can mend it: the person who asked cannot. */
export const redirectWords: Readonly<Record<Redirect, Sentence>> = {
  "slash missing": {
    zh: "技能要求跳转到同一个地址，只是末尾多一个“/”：技能文件的路径末尾少了一个斜杠",
    en: "The skill redirects to the same address with a “/” at its end: one slash is missing at the end of the path in the skill's file",
  },
  "slash too many": {
    zh: "技能要求跳转到同一个地址，只是末尾没有“/”：技能文件的路径末尾多了一个斜杠",
    en: "The skill redirects to the same address without the “/” at its end: there is one slash too many at the end of the path in the skill's file",
  },
  "to https": {
    zh: "技能要求改用 https：请把技能文件中的服务器地址改为 https",
    en: "The skill redirects to https: the server's address in the skill's file must begin with https",
  },
  "sign-in": {
    zh: "技能要求跳转到登录页面：它没有接受平台的身份认证",
    en: "The skill redirects to a page for signing in: it did not accept the platform's authentication",
  },
  "other host": {
    zh: "技能要求跳转到另一台主机，没有跟随",
    en: "The skill redirects to another host, which is not followed",
  },
  "other path": {
    zh: "技能要求跳转到其他地址，没有跟随",
    en: "The skill redirects elsewhere, which is not followed",
  },
};

/**
 * Whether it may have been done all the same. Many a form is answered with a way to the next page once it was taken
 * (302 and 303); a redirect to the same place otherwise written, or to a page for signing in, comes before anything.
 */
export const mayHaveDone = (status: number, kind: Redirect | undefined): boolean =>
  (status === 302 || status === 303) &&
  (kind === undefined || kind === "other host" || kind === "other path");
