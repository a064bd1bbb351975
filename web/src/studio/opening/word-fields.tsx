import type { ReactNode } from "react";
import { AssistantIcon } from "../../ui/assistant-icon.tsx";
import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { IconChoice } from "./icon-choice.tsx";
import { maxLength, type OwnWords, type WordPlace } from "./own-words.ts";
import { useOwnWordsWords } from "./words.ts";

interface WordFieldsProps {
  /** The assistant's, whose first character stands in for an icon. */
  name: string;
  words: OwnWords;
  errors: Partial<Record<WordPlace, string>>;
  onChange: (change: Partial<OwnWords>) => void;
}

export function WordFields(props: WordFieldsProps) {
  return (
    <>
      <IconField {...props} />
      <TextField {...props} member="welcome" rows={3} />
      <StarterFields {...props} />
      <TextField {...props} member="instructions" rows={6} />
      <TextField {...props} member="fallback" rows={3} />
    </>
  );
}

function IconField({ name, words, errors, onChange }: WordFieldsProps) {
  const say = useOwnWordsWords();
  return (
    <div className="space-y-2">
      <Field label={say("icon")} hint={say("iconHint")} error={errors.icon}>
        {(control) => (
          <span className="flex items-center gap-3">
            <AssistantIcon name={name} icon={words.icon} size="large" />
            <Input
              {...control}
              className="max-w-24"
              maxLength={32}
              value={words.icon.startsWith(":") ? "" : words.icon}
              onChange={(event) => onChange({ icon: event.target.value })}
            />
          </span>
        )}
      </Field>
      <IconChoice name={name} icon={words.icon} onChoose={(icon) => onChange({ icon })} />
    </div>
  );
}

interface TextFieldProps extends WordFieldsProps {
  member: "welcome" | "instructions" | "fallback";
  rows: number;
}

function TextField({ words, errors, onChange, member, rows }: TextFieldProps) {
  const say = useOwnWordsWords();
  const label = <Counted label={say(member)} length={words[member].length} max={maxLength[member]} />;
  return (
    <Field label={label} hint={say(`${member}Hint`)} error={errors[member]}>
      {(control) => (
        <Textarea
          {...control}
          rows={rows}
          maxLength={maxLength[member]}
          value={words[member]}
          onChange={(event) => onChange({ [member]: event.target.value })}
        />
      )}
    </Field>
  );
}

function StarterFields({ words, errors, onChange }: WordFieldsProps) {
  const say = useOwnWordsWords();
  return (
    <fieldset>
      <legend className="text-work font-medium text-ink">{say("starters")}</legend>
      <p className="mt-0.5 text-work text-faint">{say("startersHint")}</p>
      <div className="mt-3 space-y-3">
        {words.starters.map((starter, place) => {
          const member: WordPlace = `starters.${place}`;
          const label = say("starter", { number: place + 1 });
          return (
            <Field
              key={member}
              label={<Counted label={label} length={starter.length} max={maxLength.starter} />}
              error={errors[member]}
            >
              {(control) => (
                <Input
                  {...control}
                  maxLength={maxLength.starter}
                  value={starter}
                  onChange={(event) => onChange({ starters: words.starters.with(place, event.target.value) })}
                />
              )}
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}

/** How much of it is used stands at the label's end. */
function Counted({ label, length, max }: { label: ReactNode; length: number; max: number }) {
  const say = useOwnWordsWords();
  return (
    <span className="flex items-baseline justify-between gap-3">
      {label}
      <span aria-hidden="true" className="text-note font-normal text-faint tabular-nums">
        {say("count", { length, max })}
      </span>
    </span>
  );
}
