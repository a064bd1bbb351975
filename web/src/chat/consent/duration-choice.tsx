import { useId } from "react";
import type { Duration } from "../../api/schema.gen.ts";
import { Select } from "../../ui/select.tsx";
import { durationChoice, shortDurations } from "./durations.ts";
import { useConsentWords } from "./words.ts";

interface DurationChoiceProps {
  options: readonly Duration[];
  value: Duration;
  onChange: (duration: Duration) => void;
  disabled: boolean;
}

/** One row to choose from, the chosen one in full below it; on the narrowest phones a select. */
export function DurationChoice({ options, value, onChange, disabled }: DurationChoiceProps) {
  const say = useConsentWords();
  return (
    <fieldset disabled={disabled} className="mt-2.5 flex items-baseline gap-3">
      <legend className="sr-only">{say("duration")}</legend>
      <span aria-hidden="true" className="shrink-0 text-[0.8125rem] text-faint">
        {say("duration")}
      </span>
      <div className="hidden min-w-0 flex-1 min-[400px]:block">
        <Segments options={options} value={value} onChange={onChange} />
        <p className="mt-0.5 text-xs text-soft">{durationChoice(say, value)}</p>
      </div>
      <Select
        className="min-w-0 flex-1 min-[400px]:hidden"
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
    </fieldset>
  );
}

function Segments({ options, value, onChange }: Omit<DurationChoiceProps, "disabled">) {
  const say = useConsentWords();
  const group = useId();
  return (
    <div className="flex divide-x divide-edge/60 rounded-md border border-edge/60">
      {options.map((option) => (
        <label
          key={option}
          className="relative flex min-h-8 flex-1 cursor-pointer items-center justify-center px-2 text-center text-[0.8125rem] leading-tight text-soft first:rounded-l-md last:rounded-r-md has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
        >
          <input
            type="radio"
            name={group}
            checked={option === value}
            onChange={() => onChange(option)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {say(shortDurations[option])}
          <span className="sr-only">, {durationChoice(say, option)}</span>
        </label>
      ))}
    </div>
  );
}
