// What a skill makes of a request, written from the OpenAPI and RFC 6570 texts and from nothing of ours.

export interface Written {
  name: string;
  style: string;
  explode: boolean;
  isJson: boolean;
  kind: "scalar" | "array" | "object";
}

type Pair = [name: string, raw: string];

/** A parameter of a query, a form or a cookie, from all raw pairs of its place. */
export function decodePairs(
  pairs: readonly Pair[],
  { name, style, explode, isJson, kind }: Written,
): unknown {
  const own = pairs.filter(([each]) => decodeURIComponent(each) === name).map(([, raw]) => raw);
  if (isJson) return JSON.parse(decodeURIComponent(own.join("more than one")));
  if (style === "deepObject" && kind !== "scalar") return decodeDeep(pairs, name);
  if (kind === "scalar") return decodeURIComponent(own.join("more than one"));
  if (kind === "array" && explode) return own.map(decodeURIComponent);
  if (explode) {
    const members = pairs.filter(([each]) => decodeURIComponent(each).startsWith(`${name}.`));
    return Object.fromEntries(
      members.map(([key, raw]) => [decodeURIComponent(key), decodeURIComponent(raw)]),
    );
  }
  const delimiter = { spaceDelimited: "%20", pipeDelimited: "%7C" }[style] ?? ",";
  const items = own.join("more than one").split(delimiter).map(decodeURIComponent);
  return kind === "array" ? items : inTwos(items);
}

/** One segment of a path. */
export function decodeSegment(segment: string, written: Written): unknown {
  const { name, style, explode, isJson, kind } = written;
  const prefix = { label: ".", matrix: ";" }[style] ?? "";
  if (!segment.startsWith(prefix)) return `no ${prefix} before ${segment}`;
  const rest = segment.slice(prefix.length);
  const delimiter = explode && prefix !== "" ? prefix : ",";
  if (isJson) return JSON.parse(decodeURIComponent(rest));
  if (kind === "object" && explode) return decodeMembers(rest.split(delimiter));
  const values = style === "matrix" ? withoutName(rest, name, explode) : rest;
  if (kind === "scalar") return decodeURIComponent(values);
  const items = values.split(kind === "array" ? delimiter : ",").map(decodeURIComponent);
  return kind === "array" ? items : inTwos(items);
}

function withoutName(text: string, name: string, explode: boolean): string {
  const lead = `${name}=`;
  const parts = explode ? text.split(";") : [text];
  return parts.map((part) => (part.startsWith(lead) ? part.slice(lead.length) : `no ${lead}`)).join(";");
}

/** `isEncoded`: the skill knows that its value may be more than ASCII. */
export function decodeHeader(text: string, { explode, isJson, kind }: Written, isEncoded: boolean): unknown {
  if (isJson) return JSON.parse(text);
  if (kind === "scalar") return isEncoded ? decodeURIComponent(text) : text;
  if (kind === "object" && explode) return decodeMembers(text.split(","));
  const items = text.split(",").map(decodeURIComponent);
  return kind === "array" ? items : inTwos(items);
}

export function rawPairs(text: string, delimiter: string): Pair[] {
  if (text === "") return [];
  return text.split(delimiter).map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

function decodeMembers(parts: readonly string[]): object {
  const pairs = parts.map((part) => {
    const at = part.indexOf("=");
    return [decodeURIComponent(part.slice(0, at)), decodeURIComponent(part.slice(at + 1))];
  });
  return Object.fromEntries(pairs);
}

function inTwos(items: readonly string[]): object {
  return Object.fromEntries(items.flatMap((item, at) => (at % 2 === 0 ? [[item, items[at + 1]]] : [])));
}

/** `a[b][0]=c`, with a list wherever all keys count from 0. */
function decodeDeep(pairs: readonly Pair[], name: string): unknown {
  const found = pairs.flatMap(([key, raw]): { path: string[]; text: string }[] => {
    const decoded = decodeURIComponent(key);
    const isOwn = decoded.startsWith(`${name}[`) && decoded.endsWith("]");
    return isOwn
      ? [{ path: decoded.slice(name.length + 1, -1).split("]["), text: decodeURIComponent(raw) }]
      : [];
  });
  return nest(found);
}

function nest(found: readonly { path: string[]; text: string }[]): unknown {
  const [only] = found;
  if (only && only.path.length === 0) return only.text;
  const byKey = Map.groupBy(found, ({ path: [key = ""] }) => key);
  const members = [...byKey].map(([key, each]): [string, unknown] => [
    key,
    nest(each.map(({ path, text }) => ({ path: path.slice(1), text }))),
  ]);
  const isList = members.every(([key], at) => key === String(at));
  return isList ? members.map(([, value]) => value) : Object.fromEntries(members);
}
