import { readAllowList } from "../../platform/egress/allow-list.ts";
import { isListedHost } from "../../skill-files/index.ts";
import { maxBaseUrl } from "./limits.ts";
import { type ApiProblem, problem } from "./sentences.ts";

export interface AddressRules {
  /** The operator's `EGRESS_ALLOW`: hosts where http will do. */
  allowedHosts?: readonly string[] | undefined;
  /** Where the platform itself is. */
  ownAddress?: string | undefined;
}

export function checkBaseUrl(text: string, { allowedHosts = [], ownAddress }: AddressRules): ApiProblem[] {
  const path = "baseUrl";
  if (!isWhole(text)) return [problem(path, "base_url_form")];
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return [problem(path, "base_url_credentials")];
  if (url.search !== "" || url.hash !== "") return [problem(path, "base_url_form")];
  if (ownAddress !== undefined && url.host === URL.parse(ownAddress)?.host)
    return [problem(path, "base_url_ours")];
  if (url.protocol === "https:" || isListedHost(readAllowList(allowedHosts), url)) return [];
  return [problem(path, "base_url_http", { host: url.host })];
}

/** As it would be called, so that the same address is never written in two ways. */
function isWhole(text: string): boolean {
  if (text.length > maxBaseUrl || !/^https?:\/\/[^/]/.test(text) || /[\\\s{}]|\p{Cc}|\/$/u.test(text))
    return false;
  const url = URL.parse(text);
  return url !== null && url.href.replace(/\/$/, "") === text && !url.hostname.endsWith(".");
}
