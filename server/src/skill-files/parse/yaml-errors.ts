/** The YAML library's errors → our sentences, at the place a person would look. */
import type { YAMLError } from "yaml";
import type { LintRule } from "../check/lint-codes.ts";
import { quoted } from "../text.ts";
import type { YamlFlaw } from "./yaml-plain.ts";

const rules: [code: YAMLError["code"], message: RegExp, rule: LintRule][] = [
  ["TAB_AS_INDENT", /./, "yaml_tab"],
  ["BAD_INDENT", / end with /, "yaml_unclosed"],
  ["BAD_INDENT", /./, "yaml_indent"],
  ["MULTILINE_IMPLICIT_KEY", /./, "yaml_deeper"],
  ["BLOCK_AS_IMPLICIT_KEY", /./, "yaml_colon"],
  ["BAD_SCALAR_START", /./, "yaml_start"],
  ["MISSING_CHAR", /without - indicator/, "yaml_indent"],
  ["MISSING_CHAR", /followed by map values/, "yaml_no_colon"],
  ["MISSING_CHAR", /closing|end with/, "yaml_unclosed"],
  ["TAG_RESOLVE_FAILED", /./, "yaml_tag"],
  ["MULTIPLE_DOCS", /./, "yaml_several_documents"],
];

/** In file order, one per line: of several about one line the first says it best. */
export function flawsOf(text: string, errors: readonly YAMLError[]): YamlFlaw[] {
  const perLine = new Map<number, YamlFlaw>();
  const deeper = new Set(
    errors.filter(({ code }) => code === "MULTILINE_IMPLICIT_KEY").map(({ pos }) => pos[0]),
  );
  for (const error of errors) {
    if (error.code === "BLOCK_AS_IMPLICIT_KEY" && deeper.has(error.pos[0])) continue;
    const flaw = flawOf(text, error);
    const line = text.lastIndexOf("\n", flaw.at - 1);
    if (!perLine.has(line)) perLine.set(line, flaw);
  }
  return [...perLine.values()];
}

function flawOf(text: string, { code, message, pos }: YAMLError): YamlFlaw {
  const rule =
    rules.find(([ofCode, ofMessage]) => ofCode === code && ofMessage.test(message))?.[2] ?? "yaml_syntax";
  const values = { detail: `${message.replace(/\.$/, "")}.`, tag: quoted(/!\S*/.exec(message)?.[0] ?? "") };
  const indent = indentAt(text, pos[0]);
  if (rule !== "yaml_tag" && indent.text.includes("\t")) {
    return { rule: "yaml_tab", at: indent.start + indent.text.indexOf("\t"), values };
  }
  if (rule !== "yaml_deeper") return { rule, at: pos[0], values };
  const name = lastWordOf(text, pos);
  const isDeeper = indentAt(text, name).text.length > indent.text.length;
  return isDeeper ? { rule, at: name, values } : { rule: "yaml_no_colon", at: pos[0], values };
}

function indentAt(text: string, at: number): { start: number; text: string } {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return { start, text: /^[ \t]*/.exec(text.slice(start, start + 1_000))?.[0] ?? "" };
}

/** The error spans from the value above to the name that stands too deep; that name is the place. */
function lastWordOf(text: string, [start, end]: [number, number]): number {
  const span = text.slice(start, end);
  const line = span.lastIndexOf("\n") + 1;
  return start + line + span.slice(line).search(/\S|$/);
}
