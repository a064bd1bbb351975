import { useState } from "react";
import { problemsOf } from "../../api/client.ts";
import type {
  Confirmation,
  ConfirmationAnswer,
  ConfirmationParameter,
  InputProblem,
} from "../../api/schema.gen.ts";
import type { AddedMember } from "./added-members.ts";
import { textsIn } from "./body-variant.ts";
import { candidatesOf } from "./candidates.ts";
import { type Edits, readCard, untouched } from "./card-form.ts";
import { textIn } from "./form.ts";
import type { Variant } from "./variants.ts";
import { useConfirmationWords } from "./words.ts";

export type ConfirmationForm = ReturnType<typeof useConfirmationForm>;

/**
 * The values as they would be sent: as proposed, until the person edits.
 * @param refusal the server's last word on them; it stands until something is changed
 */
export function useConfirmationForm(
  confirmation: Pick<Confirmation, "id" | "parameters" | "body">,
  refusal: Error | null,
) {
  const { id, parameters, body } = confirmation;
  const say = useConfirmationWords();
  const own = parameters.filter((parameter) => !parameter.platform);
  const fields = own.filter((parameter) => candidatesOf(parameter) === null);
  const [editing, setEditing] = useState(fields.some(({ required, value }) => required && value === null));
  const [edits, setEdits] = useState(untouched);
  const [remember, setRemember] = useState(false);
  const said = useRefusal(refusal, edits, () => setEditing(true));
  const read = readCard(confirmation, edits);
  const keys = [...read.parameters.map(({ key }) => key), ...read.members.rows.keys()];
  const run: ConfirmationAnswer = {
    confirmationId: id,
    decision: "run",
    ...(read.edited ? { arguments: read.values } : {}),
    ...(remember ? { remember } : {}),
  };
  const saidOf = (key: string) => said.find((each) => ownerOf(each, keys) === key)?.message;
  return {
    ...choicesIn(own, edits, setEdits),
    editing,
    editable: fields.length > 0 || body?.others !== undefined,
    edited: read.edited,
    valid: read.problems.size === 0 && read.members.problems.size === 0,
    parameters: read.parameters,
    bodyVariant: read.bodyVariant,
    added: edits.added,
    /** What the server refused and no field is about: of the request as a whole. */
    unplaced: said.filter((problem) => ownerOf(problem, keys) === undefined),
    /** Whether the server said what is wrong, so that it need not be told as a failure. */
    isRefused: said.length > 0,
    edit: () => setEditing(true),
    reset: () => {
      setEdits(untouched);
      setEditing(false);
    },
    problemOf: (key: string): string | undefined => {
      const problem = read.problems.get(key);
      return problem === undefined ? saidOf(key) : say(problem);
    },
    problemOfAdded: (row: number) => {
      const found = read.members.problems.get(row);
      if (found !== undefined) return { field: found.field, text: say(found.problem) };
      const text = [...read.members.rows].flatMap(([key, at]) => (at === row ? [saidOf(key)] : []))[0];
      return text === undefined ? undefined : { field: "value" as const, text };
    },
    remember,
    setRemember,
    run,
    cancel: { confirmationId: id, decision: "cancel" } satisfies ConfirmationAnswer,
  };
}

/** What a person may change, each change a new whole. */
function choicesIn(
  parameters: readonly ConfirmationParameter[],
  edits: Edits,
  setEdits: (edits: Edits) => void,
) {
  const { texts, added } = edits;
  return {
    textOf: (parameter: ConfirmationParameter) => textIn(texts, parameter),
    setText: (key: string, text: string) => setEdits({ ...edits, texts: new Map([...texts, [key, text]]) }),
    chooseVariant: (variant: Variant) =>
      setEdits({ ...edits, variant: variant.at, texts: textsIn(variant, parameters, texts) }),
    addMember: () => {
      const id = Math.max(0, ...added.map((each) => each.id)) + 1;
      setEdits({ ...edits, added: [...added, { id, name: "", text: "" }] });
    },
    changeMember: (member: AddedMember) =>
      setEdits({ ...edits, added: added.map((each) => (each.id === member.id ? member : each)) }),
    removeMember: (id: number) => setEdits({ ...edits, added: added.filter((each) => each.id !== id) }),
  };
}

/** What the server refused of these edits; a new refusal is told once. */
function useRefusal(refusal: Error | null, edits: Edits, onRefused: () => void): InputProblem[] {
  const [refused, setRefused] = useState<{ by: Error; edits: Edits } | null>(null);
  if (refusal !== null && refused?.by !== refusal) {
    setRefused({ by: refusal, edits });
    if (problemsOf(refusal).length > 0) onRefused();
  }
  return refused !== null && refused.edits === edits ? problemsOf(refused.by) : [];
}

/** The key of the parameter that a problem is about: of `path` and `path.id`, the longer one that fits. */
function ownerOf({ path }: InputProblem, keys: readonly string[]): string | undefined {
  const fitting = keys.filter((key) => path === key || path.startsWith(`${key}.`));
  return fitting.sort((a, b) => b.length - a.length)[0];
}
