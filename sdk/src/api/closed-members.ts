// Takes members out of JSON as text: what is kept stays to the letter, numbers of any length included.

/** JSON, or lines of JSON, without the members of these names at any depth. Errors: what is no JSON. */
export function withoutMembers(json: string, closed: ReadonlySet<string>): string {
  let at = 0;
  const values: string[] = [];
  for (skipSpace(); at < json.length; skipSpace()) values.push(value());
  return values.join("\n");

  function value(): string {
    if (take("{")) return `{${listed("}", member).join(",")}}`;
    if (take("[")) return `[${listed("]", value).join(",")}]`;
    return json[at] === '"' ? text() : word();
  }

  function listed(end: string, read: () => string | undefined): string[] {
    const kept: string[] = [];
    if (take(end)) return kept;
    do {
      const item = read();
      if (item !== undefined) kept.push(item);
    } while (take(","));
    if (!take(end)) throw noJson();
    return kept;
  }

  function member(): string | undefined {
    skipSpace();
    const name = text();
    if (!take(":")) throw noJson();
    const held = value();
    return closed.has(JSON.parse(name)) ? undefined : `${name}:${held}`;
  }

  function text(): string {
    const from = at;
    if (json[at] !== '"') throw noJson();
    for (at += 1; json[at] !== '"'; at += json[at] === "\\" ? 2 : 1) if (at >= json.length) throw noJson();
    at += 1;
    return json.slice(from, at);
  }

  function word(): string {
    const [found = ""] = /^(?:true|false|null|-?[\d.eE+-]+)/.exec(json.slice(at, at + 400)) ?? [];
    if (found === "") throw noJson();
    at += found.length;
    return found;
  }

  /** Steps over the sign where it comes next. */
  function take(sign: string): boolean {
    skipSpace();
    if (json[at] !== sign) return false;
    at += 1;
    return true;
  }

  function skipSpace(): void {
    while (" \t\n\r".includes(json[at] ?? "no")) at += 1;
  }

  function noJson(): Error {
    return new SyntaxError(`no JSON at ${at}`);
  }
}
