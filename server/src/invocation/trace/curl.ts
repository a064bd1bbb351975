import type { Trace } from "./trace.ts";

/**
 * A call as a command to paste into a shell, its secrets masked as in the trace. Null for what no command can repeat:
 * a call over a stream, one whose body was too long to keep, and those kept before their address was.
 */
export function curlOf({ method, url, headers, sent }: Trace["request"]): string | null {
  if (url === undefined || url === "" || sent === undefined) return null;
  const fields = Object.entries(headers).map(
    // curl leaves out a header without a value unless it ends in a semicolon.
    ([name, value]) => `--header ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`,
  );
  const data = sent === null ? [] : [`--data-raw ${quote(sent)}`];
  return [`curl --request ${quote(method)} ${quote(url)}`, ...fields, ...data].join(" \\\n  ");
}

/**
 * One word for any POSIX shell. A terminal acts on pasted control characters even between quotes, so each of them but
 * the line feed is written by printf.
 */
function quote(text: string): string {
  const quoted = text.replaceAll("'", "'\\''").replace(/(?!\n)\p{Cc}/gu, (control) => {
    const octal = [...Buffer.from(control)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
    return `'"$(printf '${octal}')"'`;
  });
  return `'${quoted}'`;
}
