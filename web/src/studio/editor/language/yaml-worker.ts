import { expose } from "comlink";
import { applyEdits, format as jsonEdits } from "jsonc-parser";
import { TextDocument } from "vscode-languageserver-textdocument";
import { LineCounter, parseDocument } from "yaml";
import { getLanguageService } from "yaml-language-server/lib/esm/languageservice/yamlLanguageService.js";
import type { JsonSchema } from "../schema/member.ts";
import type { Found, Offered, YamlLanguage } from "./yaml-language.ts";

/* The language service, beside the page: however long a file takes it, typing goes on. */

const uri = "file:///skill.yaml";

const service = getLanguageService({
  // Nothing is fetched, whatever a file says its schema is.
  schemaRequestService: () => Promise.reject(new Error("offline")),
  workspaceContext: { resolveRelativePath: (path: string) => path },
});

let version = 0;

/** It remembers what it read by version, so each text has its own. */
const documentOf = (text: string) => TextDocument.create(uri, "yaml", ++version, text);

function configure(schema: JsonSchema): void {
  service.configure({
    completion: true,
    hover: true,
    hoverSchemaSource: false,
    validate: false,
    format: false,
    schemas: [{ uri: "skill-file", fileMatch: ["*"], schema }],
  });
}

async function complete(text: string, offset: number): Promise<Offered[]> {
  const document = documentOf(text);
  const list = await service.doComplete(document, document.positionAt(offset), false);
  return list.items.map(({ label, insertText, textEdit, documentation, detail, kind }) => {
    const range = textEdit && "range" in textEdit ? textEdit.range : undefined;
    return {
      label,
      insert: textEdit?.newText ?? insertText ?? label,
      ...(range && { from: document.offsetAt(range.start), to: document.offsetAt(range.end) }),
      about: textOf(documentation) || (detail ?? ""),
      isValue: kind === 12 || kind === 20 || kind === 13,
    };
  });
}

async function hover(text: string, offset: number): Promise<Found | null> {
  const document = documentOf(text);
  const found = await service.doHover(document, document.positionAt(offset));
  if (!found) return null;
  const about = textOf(Array.isArray(found.contents) ? found.contents[0] : found.contents);
  if (about === "") return null;
  const { range } = found;
  return { about, ...(range && { from: document.offsetAt(range.start), to: document.offsetAt(range.end) }) };
}

function textOf(said: unknown): string {
  if (typeof said === "string") return said;
  return typeof said === "object" && said !== null && "value" in said ? String(said.value) : "";
}

/** Where the text is no YAML: for when the server, which has the rules, cannot be asked. */
function faults(text: string) {
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return errors.map(({ pos: [at] }) => {
    const { line, col } = lines.linePos(at);
    return { line, column: col };
  });
}

/** The same text in one form; as it was when it cannot be read. */
function format(text: string): string {
  if (/^\s*[{[]/.test(text))
    return applyEdits(text, jsonEdits(text, undefined, { insertSpaces: true, tabSize: 2, eol: "\n" }));
  const document = parseDocument(text);
  return document.errors.length > 0 ? text : document.toString({ lineWidth: 0, indentSeq: true });
}

expose({ configure, complete, hover, faults, format } satisfies YamlLanguage);
