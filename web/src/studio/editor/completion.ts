import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { YamlClient } from "./language/yaml-client.ts";
import type { Offered } from "./language/yaml-language.ts";
import { aboutScope, type EditorScope, tagOf } from "./scope.ts";
import { isInScopes, isJsonText, isWorthAsking, placesToFill } from "./written.ts";

export interface Knowledge {
  yaml: Pick<YamlClient, "ask">;
  scopes: () => readonly EditorScope[];
}

type ScopeCompletion = Completion & { scope?: EditorScope };

/** Permissions from the catalogue, everything else from the language service. */
export function completing(knowledge: Knowledge): Extension {
  return autocompletion({
    icons: false,
    override: [(context) => offer(context, knowledge)],
    addToOptions: [
      {
        render: ({ scope }: ScopeCompletion) => (scope?.sensitive ? tagOf(scope.sensitive, "") : null),
        position: 90,
      },
      {
        render: ({ scope }: ScopeCompletion) =>
          scope ? tagOf(scope.status, scope.approved ? "ready" : "plain") : null,
        position: 91,
      },
    ],
  });
}

const lookBack = 4000;

async function offer(context: CompletionContext, knowledge: Knowledge): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  const before = state.sliceDoc(Math.max(0, pos - lookBack), pos);
  const from = pos - (/[\w.\-$/]*$/.exec(before)?.[0].length ?? 0);
  const validFor = /^[\w.\-$/]*$/;
  if (isInScopes(before)) return { from, options: knowledge.scopes().map(scopeOption), validFor };
  if (!explicit && !isWorthAsking(before)) return null;
  const text = state.doc.toString();
  const found = await knowledge.yaml.ask.complete(text, pos).catch(() => []);
  if (context.aborted || found.length === 0) return null;
  const isJson = isJsonText(text);
  return { from, options: once(found).map((each) => optionOf(each, pos, isJson)), validFor };
}

const scopeOption = (scope: EditorScope): ScopeCompletion => ({
  label: scope.code,
  detail: scope.api === null ? scope.name : `${scope.name} · ${scope.api}`,
  info: () => aboutScope(scope),
  scope,
});

/** The service offers one thing several times, and skeletons under names that nobody would look for. */
function once(found: readonly Offered[]): Offered[] {
  const labels = new Set<string>();
  return found.filter(({ label }) => {
    if (labels.has(label) || !/^[\w.\-$/:+ ]+$/.test(label)) return false;
    labels.add(label);
    return true;
  });
}

function optionOf(offered: Offered, asked: number, isJson: boolean): Completion {
  const { label, about, isValue } = offered;
  return {
    label,
    ...(about !== "" && { info: about }),
    boost: label.startsWith("x-") ? 1 : 0,
    apply: (view, completion, from, to) => {
      if (isJson) return writeJson(view, { from, to }, label, isValue);
      const begin = offered.from ?? from;
      const end = Math.max(to, to + ((offered.to ?? asked) - asked));
      snippet(placesToFill(offered.insert))(view, completion, begin, Math.min(end, view.state.doc.length));
    },
  };
}

/** In JSON a name stands in quotes; what stands around the cursor already is not written again. */
function writeJson(
  view: EditorView,
  { from, to }: { from: number; to: number },
  label: string,
  isValue: boolean,
) {
  const isQuoted = view.state.sliceDoc(from - 1, from) === '"';
  const bare = isValue && /^(true|false|null|-?\d+(\.\d+)?)$/.test(label);
  const insert = isQuoted || bare ? label : `"${label}"${isValue ? "" : ": "}`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: "input.complete",
  });
}
