import { Plus, X } from "lucide-react";
import { useId } from "react";
import { useTriedPhrases } from "../../api/phrases.ts";
import type { Assistant, PhraseResult, Suggestions } from "../../api/schema.gen.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Select } from "../../ui/select.tsx";
import { TabSection } from "../tab-section.tsx";
import { useSuggestionWords } from "./suggestion-words.ts";
import { maxQuestionLength, maxQuestions, maxRuleLength, toSave, useSuggestions } from "./use-suggestions.ts";

/** What a person is offered to say next: nothing, what comes by itself, or fixed questions. */
export function SuggestionsSection({ assistant }: { assistant: Assistant }) {
  const say = useSuggestionWords();
  const { suggestions, change, save, error } = useSuggestions(assistant);
  const { kind } = suggestions;
  return (
    <TabSection
      title={say("title")}
      aside={
        <Select
          aria-label={say("title")}
          className="w-36"
          value={kind}
          onChange={({ target }) => {
            const chosen = kinds.find((each) => each === target.value);
            if (chosen) change({ kind: chosen });
          }}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {say(each)}
            </option>
          ))}
        </Select>
      }
    >
      <p className="pt-3 text-pretty text-soft">{say(`${kind}Text`)}</p>
      {assistant.mode === "pass_through" && kind !== "off" && (
        <p className="mt-1 text-notice-ink">{say("rest")}</p>
      )}
      <fieldset aria-label={say("title")} onBlur={() => void save()} className="min-w-0">
        {kind === "by_itself" && <RuleField rule={suggestions.rule} onChange={(rule) => change({ rule })} />}
        {kind === "fixed" && (
          <QuestionFields
            assistant={assistant}
            suggestions={suggestions}
            onChange={(questions) => change({ questions })}
          />
        )}
      </fieldset>
      {error ? <FailureNote error={error} onRetry={() => void save()} /> : null}
    </TabSection>
  );
}

const kinds = ["off", "by_itself", "fixed"] as const satisfies readonly Suggestions["kind"][];

/** Empty, the platform's own rule holds, and stands in the field. */
function RuleField({ rule, onChange }: { rule: string; onChange: (rule: string) => void }) {
  const say = useSuggestionWords();
  const id = useId();
  const usual = say("usualRule");
  return (
    <div className="mt-4 space-y-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {say("rule")}
        </label>
        <Button size="small" disabled={rule === ""} onClick={() => onChange("")}>
          {say("reset")}
        </Button>
      </div>
      <Textarea
        id={id}
        aria-describedby={`${id}-note`}
        rows={4}
        maxLength={maxRuleLength}
        value={rule === "" ? usual : rule}
        onChange={({ target }) => onChange(target.value === usual ? "" : target.value)}
      />
      <p id={`${id}-note`} className="text-note text-faint">
        {say("ruleHint")}
      </p>
    </div>
  );
}

interface QuestionFieldsProps {
  assistant: Assistant;
  suggestions: Suggestions;
  onChange: (questions: string[]) => void;
}

/** Under each question that the draft cannot answer stands why it would not be offered. */
function QuestionFields({ assistant, suggestions, onChange }: QuestionFieldsProps) {
  const say = useSuggestionWords();
  const { questions } = suggestions;
  const saved = toSave(assistant.suggestions ?? suggestions).questions;
  const tried = useTriedPhrases(
    assistant.id,
    saved.map((text) => ({ text, expects: null })),
    useLanguage(),
  );
  const shown = questions.length === 0 ? [""] : questions;
  return (
    <div className="mt-4 space-y-3">
      {shown.map((question, place) => {
        const result = tried.data?.results.find(({ text }) => text === question.trim());
        const why = result && whyNot(result, assistant.planning);
        return (
          <Field key={place} label={say("question", { number: place + 1 })} error={why && say(why)}>
            {(control) => (
              <span className="flex items-center gap-1">
                <Input
                  {...control}
                  maxLength={maxQuestionLength}
                  value={question}
                  onChange={({ target }) => onChange(shown.with(place, target.value))}
                />
                <IconButton
                  label={say("removeQuestion", { number: place + 1 })}
                  onClick={() => onChange(shown.filter((_, at) => at !== place))}
                >
                  <X aria-hidden="true" />
                </IconButton>
              </span>
            )}
          </Field>
        );
      })}
      {tried.error && <FailureNote error={tried.error} onRetry={() => void tried.refetch()} />}
      <Button size="small" disabled={shown.length >= maxQuestions} onClick={() => onChange([...shown, ""])}>
        <Plus aria-hidden="true" className="size-3.5" />
        {say("addQuestion")}
      </Button>
    </div>
  );
}

/** Why the draft as it is would not offer it. */
function whyNot(result: PhraseResult, planning: boolean) {
  const { does } = planning ? result.withPlanning : result.withoutPlanning;
  switch (does) {
    case "runs":
    case "asks":
    case "answers":
      return undefined;
    case "blocked":
      return "notAllowed";
    case "platform":
      return "platforms";
    case "offers":
    case "nothing":
      return "notFound";
  }
}
