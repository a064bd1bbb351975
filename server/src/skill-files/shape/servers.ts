import type { LintRule } from "../check/lint-codes.ts";
import { child, entries, items, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { quoted } from "../text.ts";
import { isForeignPort, isListedHost, reachOfHost } from "./hosts.ts";
import type { Server } from "./server.ts";

/**
 * The first server of the nearest `servers` list (operation, path, document). Undefined when there is none
 * one may call; why is reported at it, or at `operation`.
 */
export function serverOf(pass: Pass, operation: Node, holders: readonly Node[]): Server | undefined {
  const lists = holders.map((holder) => items(child(holder, "servers"))).filter((list) => list.length > 0);
  const server = lists[0]?.[0];
  const url = server && child(server, "url");
  const template = textOf(url);
  if (server === undefined || url === undefined || template === undefined) {
    report(pass, "missing_server", server ?? operation);
    return undefined;
  }
  if (!pass.servers.has(server.value)) {
    pass.servers.set(server.value, readServer(pass, server, url, template));
  }
  return pass.servers.get(server.value);
}

/** Only defaults are used, so the origin is the one written in the file. */
function readServer(pass: Pass, server: Node, url: Node, template: string): Server | undefined {
  const variables = entries(child(server, "variables"));
  const defaults = new Map(variables.map(([name, variable]) => [name, child(variable, "default")?.value]));
  checkChoices(pass, template, variables, defaults);
  const { text, open } = fillVariables(template, defaults);
  for (const name of open) report(pass, "server_variable", url, { name: quoted(name) });
  return open.length === 0 ? checkedServer(pass, url, text) : undefined;
}

function fillVariables(
  template: string,
  values: ReadonlyMap<string, unknown>,
): { text: string; open: string[] } {
  const open: string[] = [];
  const text = template.replace(/\{([^{}]*)\}/g, (_whole, name: string) => {
    const value = values.get(name);
    if (typeof value === "string" || typeof value === "number") return String(value);
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
    report(pass, "server_not_a_url", node, { url: quoted(text) });
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
