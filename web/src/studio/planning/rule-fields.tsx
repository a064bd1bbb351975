import { useId } from "react";
import type { Skill } from "../../api/schema.gen.ts";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { OperationSelect } from "../operation-select.tsx";
import { PhraseInput } from "./phrase-input.tsx";
import { maxPhrases } from "./phrases.ts";
import type { RuleDraft, RuleProblems, RuleTarget } from "./rule-drafts.ts";
import { usePlanningWords } from "./words.ts";

interface RuleFieldsProps {
  rule: RuleDraft;
  skills: readonly Skill[];
  problems: RuleProblems;
  onChange: (part: Partial<RuleDraft>) => void;
}

/** When, and then what. */
export function RuleFields({ rule, skills, problems, onChange }: RuleFieldsProps) {
  const say = usePlanningWords();
  return (
    <div className="space-y-4">
      <Field
        label={say("phrases")}
        hint={say("phrasesHint", { max: maxPhrases })}
        error={problems.when && say(problems.when)}
      >
        {(control) => (
          <PhraseInput
            {...control}
            autoFocus={rule.when.length === 0}
            phrases={rule.when}
            onChange={(when) => onChange({ when })}
          />
        )}
      </Field>
      <KindChoice kind={rule.kind} onChange={(kind) => onChange({ kind })} />
      {rule.kind === "run" ? (
        <OperationField
          target={rule.target}
          skills={skills}
          problem={problems.outcome && say(problems.outcome)}
          onChange={(target) => onChange({ target })}
        />
      ) : (
        <AnswerField
          text={rule.text}
          problem={problems.outcome && say(problems.outcome)}
          onChange={(text) => onChange({ text })}
        />
      )}
    </div>
  );
}

interface KindChoiceProps {
  kind: RuleDraft["kind"];
  onChange: (kind: RuleDraft["kind"]) => void;
}

function KindChoice({ kind, onChange }: KindChoiceProps) {
  const say = usePlanningWords();
  const name = useId();
  return (
    <fieldset className="flex flex-wrap items-center gap-x-6">
      <legend className="mb-0.5 text-work font-medium">{say("outcome")}</legend>
      {(["run", "answer"] as const).map((each) => (
        <label key={each} className="flex min-h-11 cursor-pointer items-center gap-2.5">
          <input
            type="radio"
            name={name}
            checked={kind === each}
            onChange={() => onChange(each)}
            className="size-4 accent-accent"
          />
          {say(each === "run" ? "thenRun" : "thenAnswer")}
        </label>
      ))}
    </fieldset>
  );
}

interface AnswerFieldProps {
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}

function AnswerField({ text, problem, onChange }: AnswerFieldProps) {
  const say = usePlanningWords();
  return (
    <Field label={say("answer")} hint={say("answerHint")} error={problem}>
      {(control) => (
        <Textarea
          {...control}
          rows={4}
          maxLength={4000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface OperationFieldProps {
  target: RuleTarget | null;
  skills: readonly Skill[];
  problem: string | undefined;
  onChange: (target: RuleTarget | null) => void;
}

function OperationField({ target, skills, problem, onChange }: OperationFieldProps) {
  const say = usePlanningWords();
  return (
    <Field label={say("operation")} error={problem}>
      {(control) => (
        <OperationSelect
          {...control}
          target={target}
          skills={skills}
          none={say("choose")}
          gone={(operation) => say("gone", { operation })}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
