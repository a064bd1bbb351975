import { digitsOf, isNumber } from "../../platform/exact/index.ts";
import type { LintRule } from "../check/lint-codes.ts";
import { child, entries, isMap, items, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { quoted } from "../text.ts";
import { isForeignPort, isListedHost, reachOfHost } from "./hosts.ts";
import { placeholderIn } from "./placeholders.ts";
import { isRelative } from "./relative.ts";
import type { Server } from "./server.ts";

/**
 * The first server of the nearest `servers` list (operation, path, document). Undefined when there is none
 * one may call; why is reported at it, or once for the document.
 */
export function serverOf(pass: Pass, holders: readonly Node[]): Server | undefined {
  const lists = holders.flatMap((holder) => child(holder, "servers") ?? []);
  for (const list of lists) checkList(pass, list);
  const server = lists.flatMap((list) => items(list).slice(0, 1)).at(0);
  const url = server && child(server, "url");
  const template = textOf(url);
  if (server === undefined || url === undefined || template === undefined) {
    reportMissing(pass, server);
    return undefined;
  }
  if (!pass.servers.has(server.value)) {
    pass.servers.set(server.value, readServer(pass, server, url, template));
  }
  return pass.servers.get(server.value);
}

function checkList(pass: Pass, list: Node): void {
  if (list.value === null || (Array.isArray(list.value) && list.value.every(isMap))) return;
  const expected = {
    expected: "a list of { url: https://your-host }",
    expectedZh: "由 { url: https://你的域名 } 组成的列表",
  };
  report(pass, "wrong_type", list, { name: "servers", ...expected });
}

function reportMissing(pass: Pass, server: Node | undefined): void {
  const host = textOf(child(pass.root, "host"));
  const at = server ?? child(pass.root, "paths") ?? pass.root;
  if (server !== undefined || host === undefined) {
    report(pass, "missing_server", at);
    return;
  }
  const [scheme] = items(child(pass.root, "schemes")).flatMap((node) => textOf(node) ?? []);
  const url = `${scheme ?? "https"}://${host}${textOf(child(pass.root, "basePath")) ?? ""}`;
  report(pass, "server_as_host", child(pass.root, "host") ?? at, { url: quoted(url) });
}

/** Only defaults are used, so the origin is the one written in the file. */
function readServer(pass: Pass, server: Node, url: Node, written: string): Server | undefined {
  const variables = entries(child(server, "variables"));
  const defaults = new Map(variables.map(([name, variable]) => [name, child(variable, "default")?.value]));
  const template = written.trim();
  checkChoices(pass, template, variables, defaults);
  const placeholder = placeholderIn(template, new Set(defaults.keys()));
  if (placeholder !== undefined) return reportPlaceholder(pass, url, placeholder);
  const { text, open } = fillVariables(template, defaults);
  for (const name of open) report(pass, "server_variable", url, { name: quoted(name) });
  if (open.length > 0) return undefined;
  const filled = placeholderIn(text, new Set());
  if (filled !== undefined) return reportPlaceholder(pass, url, filled);
  if (template !== written) report(pass, "server_trimmed", url, { url: quoted(template) });
  return checkedServer(pass, url, text);
}

function reportPlaceholder(pass: Pass, url: Node, placeholder: string): undefined {
  report(pass, "server_placeholder", url, { placeholder: quoted(placeholder) });
}

/** `{name}` replaced by what it stands for; `open`: names that stand for nothing. */
export function fillVariables(
  template: string,
  values: ReadonlyMap<string, unknown>,
): { text: string; open: string[] } {
  const open: string[] = [];
  const text = template.replace(/\{([^{}]*)\}/g, (_whole, name: string) => {
    const value = values.get(name);
    if (typeof value === "string") return value;
    if (isNumber(value)) return digitsOf(value);
    open.push(name);
    return "";
  });
  return { text, open };
}

/** What else a variable could be is never used, but whoever reads the file may take it for good. */
function checkChoices(
  pass: Pass,
  template: string,
  variables: readonly [string, Node][],
  defaults: ReadonlyMap<string, unknown>,
): void {
  for (const [name, variable] of variables) {
    for (const choice of items(child(variable, "enum"))) {
      if (choice.value === defaults.get(name)) continue;
      const { text } = fillVariables(template, new Map([...defaults, [name, choice.value]]));
      const url = absoluteUrl(text);
      if (url !== undefined && flawOf(pass, text, url) === undefined) continue;
      report(pass, "server_choice", choice, { name: quoted(name), url: quoted(text) });
    }
  }
}

function checkedServer(pass: Pass, node: Node, text: string): Server | undefined {
  const url = absoluteUrl(text);
  if (url === undefined) {
    report(pass, whyNotAUrl(text), node, { url: quoted(text) });
    return undefined;
  }
  const values = { host: quoted(url.host) };
  const flaw = flawOf(pass, text, url);
  if (flaw !== undefined) {
    report(pass, flaw, node, values);
    return undefined;
  }
  if (reachOfHost(url) === "private") report(pass, "server_private_allowed", node, values);
  if (/(^|\.)xn--/.test(url.hostname)) report(pass, "server_international", node, values);
  return { url: url.href.replace(/\/+$/, ""), host: url.host, origin: url.origin, node };
}

function whyNotAUrl(text: string): LintRule {
  if (/^[“”‘’"'`<(（【[]|[“”‘’"'`>)）】]$/.test(text)) return "server_wrapped";
  if (text === "" || isRelative(text)) return "server_relative";
  return /^(localhost|[\w-]+(\.[\w-]+)+)(:\d+)?(\/[^\s\\]*)?$/.test(text)
    ? "server_without_scheme"
    : "server_not_a_url";
}

/** Why no call may go there. */
function flawOf({ allowList }: Pass, text: string, url: URL): LintRule | undefined {
  const reach = reachOfHost(url);
  if (/[?#@]/.test(text)) return "server_extra_parts";
  if (reach === "never") return "server_reserved";
  if (isForeignPort(allowList, url)) return "server_port";
  return reach === "private" && !isListedHost(allowList, url) ? "server_private" : undefined;
}

/** Backslashes, white space and control characters are where URL parsers disagree: refused, not repaired. */
function absoluteUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^/]/i.test(text) || /[\\\s]|\p{Cc}/u.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.hostname.endsWith(".") || url.hostname.includes("..") ? undefined : url;
}

/** A code, like any credential of one run, travels by https, or to a host the operator has listed. */
export function checkCodeTransport(pass: Pass, server: Server): void {
  if (server.origin.startsWith("https:")) return;
  const isListed = isListedHost(pass.allowList, new URL(server.url));
  const rule = isListed ? "server_code_over_http_allowed" : "server_code_needs_https";
  report(pass, rule, server.node, { host: quoted(server.host) });
}
