import { useState } from "react";
import { problemsOf } from "../../api/client.ts";
import type {
  Confirmation,
  ConfirmationAnswer,
  ConfirmationParameter,
  InputProblem,
} from "../../api/schema.gen.ts";
import { candidatesOf } from "./candidates.ts";
import { readForm, type Texts, textIn } from "./form.ts";
import { useConfirmationWords } from "./words.ts";

export type ConfirmationForm = ReturnType<typeof useConfirmationForm>;

const untouched: Texts = new Map();

/**
 * The values as they would be sent: as proposed, until the person edits.
 * @param refusal the server's last word on them; it stands until something is changed
 */
export function useConfirmationForm({ id, parameters }: Confirmation, refusal: Error | null) {
  const say = useConfirmationWords();
  const own = parameters.filter((parameter) => !parameter.platform);
  const fields = own.filter((parameter) => candidatesOf(parameter) === null);
  const [editing, setEditing] = useState(fields.some(({ required, value }) => required && value === null));
  const [texts, setTexts] = useState(untouched);
  const [remember, setRemember] = useState(false);
  const said = useRefusal(refusal, texts, () => setEditing(true));
  const read = readForm(parameters, texts);
  const run: ConfirmationAnswer = {
    confirmationId: id,
    decision: "run",
    ...(read.edited ? { arguments: read.values } : {}),
    ...(remember ? { remember } : {}),
  };
  const cancel: ConfirmationAnswer = { confirmationId: id, decision: "cancel" };
  return {
    editing,
    editable: fields.length > 0,
    edited: read.edited,
    valid: read.problems.size === 0,
    /** Whether all that the server refused is said at its field. */
    refusalPlaced: said.length > 0 && said.every((problem) => ownerOf(problem, own) !== undefined),
    edit: () => setEditing(true),
    reset: () => {
      setTexts(untouched);
      setEditing(false);
    },
    textOf: (parameter: ConfirmationParameter) => textIn(texts, parameter),
    setText: (key: string, text: string) => setTexts(new Map([...texts, [key, text]])),
    problemOf: (key: string): string | undefined => {
      const problem = read.problems.get(key);
      return problem === undefined ? said.find((each) => ownerOf(each, own) === key)?.message : say(problem);
    },
    remember,
    setRemember,
    run,
    cancel,
  };
}

/** What the server refused in these texts; a new refusal is told once. */
function useRefusal(refusal: Error | null, texts: Texts, onRefused: () => void): InputProblem[] {
  const [refused, setRefused] = useState<{ by: Error; texts: Texts } | null>(null);
  if (refusal !== null && refused?.by !== refusal) {
    setRefused({ by: refusal, texts });
    if (problemsOf(refusal).length > 0) onRefused();
  }
  return refused !== null && refused.texts === texts ? problemsOf(refused.by) : [];
}

/** The parameter that a problem is about, by key: of `path` and `path.id`, the longer one that fits. */
function ownerOf({ path }: InputProblem, own: readonly ConfirmationParameter[]): string | undefined {
  const fitting = own.map(({ key }) => key).filter((key) => path === key || path.startsWith(`${key}.`));
  return fitting.sort((a, b) => b.length - a.length)[0];
}
