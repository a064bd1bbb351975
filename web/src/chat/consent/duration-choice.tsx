import { useId } from "react";
import type { Duration } from "../../api/schema.gen.ts";
import { Select } from "../../ui/select.tsx";
import { durationChoice } from "./durations.ts";
import { useConsentWords } from "./words.ts";

interface DurationChoiceProps {
  options: readonly Duration[];
  value: Duration;
  onChange: (duration: Duration) => void;
  disabled: boolean;
}

/** Radio buttons; on the narrowest phones one select, so that the card fits the screen. */
export function DurationChoice({ options, value, onChange, disabled }: DurationChoiceProps) {
  const say = useConsentWords();
  const group = useId();
  return (
    <fieldset disabled={disabled} className="mt-4">
      <legend className="mb-1 text-xs font-medium text-faint">{say("duration")}</legend>
      <div className="hidden min-[400px]:block">
        {options.map((option) => (
          <label key={option} className="flex min-h-9 cursor-pointer items-center gap-2.5 text-[0.8125rem]">
            <input
              type="radio"
              name={group}
              checked={option === value}
              onChange={() => onChange(option)}
              className="size-4 shrink-0 accent-accent"
            />
            {durationChoice(say, option)}
          </label>
        ))}
      </div>
      <div className="min-[400px]:hidden">
        <Select
          aria-label={say("duration")}
          value={value}
          onChange={(event) => {
            const picked = options.find((option) => option === event.target.value);
            if (picked) onChange(picked);
          }}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {durationChoice(say, option)}
            </option>
          ))}
        </Select>
      </div>
    </fieldset>
  );
}
