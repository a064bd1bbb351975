import { isForeignPort, isListedHost, reachOfHost } from "./hosts.ts";
import { type Reading, report } from "./reading.ts";
import { quoted } from "./text.ts";
import { child, entries, items, type Node, textOf } from "./tree.ts";

/** Where an operation's calls go. `url` has no trailing slash. */
export interface Server {
  url: string;
  /** `host` or `host:port`, in ASCII. */
  host: string;
  origin: string;
  node: Node;
}

/**
 * The first server of the nearest `servers` list (operation, path, document). Undefined when there is none
 * one may call; why is reported at it, or at `operation`.
 */
export function serverOf(reading: Reading, operation: Node, holders: readonly Node[]): Server | undefined {
  const lists = holders.map((holder) => items(child(holder, "servers"))).filter((list) => list.length > 0);
  const server = lists[0]?.[0];
  const url = server === undefined ? undefined : child(server, "url");
  const template = textOf(url);
  if (server === undefined || url === undefined || template === undefined) {
    report(reading, "missing_server", server ?? operation);
    return undefined;
  }
  const text = fillVariables(reading, server, url, template);
  return text === undefined ? undefined : checkedServer(reading, url, text);
}

/** Only defaults are used, so the origin is the one written in the file. */
function fillVariables(reading: Reading, server: Node, url: Node, template: string): string | undefined {
  const defaults = new Map(
    entries(child(server, "variables")).map(([name, variable]) => [name, child(variable, "default")?.value]),
  );
  let isOpen = false;
  const filled = template.replace(/\{([^{}]*)\}/g, (_whole, name: string) => {
    const value = defaults.get(name);
    if (typeof value === "string" || typeof value === "number") return String(value);
    report(reading, "server_variable", url, { name: quoted(name) });
    isOpen = true;
    return "";
  });
  return isOpen ? undefined : filled;
}

function checkedServer(reading: Reading, node: Node, text: string): Server | undefined {
  const url = absoluteUrl(text);
  if (url === undefined) {
    report(reading, "server_not_a_url", node, { url: quoted(text) });
    return undefined;
  }
  if (/[?#@]/.test(text)) {
    report(reading, "server_extra_parts", node);
    return undefined;
  }
  if (!isReachable(reading, node, url)) return undefined;
  if (/(^|\.)xn--/.test(url.hostname))
    report(reading, "server_international", node, { host: quoted(url.host) });
  return { url: url.href.replace(/\/+$/, ""), host: url.host, origin: url.origin, node };
}

function isReachable(reading: Reading, node: Node, url: URL): boolean {
  const reach = reachOfHost(url);
  const isListed = isListedHost(reading.allowList, url);
  const values = { host: quoted(url.host) };
  if (reach === "never") report(reading, "server_reserved", node, values);
  else if (isForeignPort(reading.allowList, url)) report(reading, "server_port", node, values);
  else if (reach === "private" && !isListed) report(reading, "server_private", node, values);
  else {
    if (reach === "private") report(reading, "server_private_allowed", node, values);
    return true;
  }
  return false;
}

/** Backslashes, white space and control characters are where URL parsers disagree: refused, not repaired. */
function absoluteUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^/]/i.test(text) || /[\\\s]|\p{Cc}/u.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.hostname.endsWith(".") || url.hostname.includes("..") ? undefined : url;
}

/** A code, like any credential of one run, travels by https, or to a host the operator has listed. */
export function checkCodeTransport(reading: Reading, server: Server): void {
  if (server.origin.startsWith("https:")) return;
  const isListed = isListedHost(reading.allowList, new URL(server.url));
  const rule = isListed ? "server_code_over_http_allowed" : "server_code_needs_https";
  report(reading, rule, server.node, { host: quoted(server.host) });
}
