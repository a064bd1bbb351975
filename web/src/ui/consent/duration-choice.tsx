import type { Duration } from "../../api/schema.gen.ts";
import { Segments } from "../segments.tsx";
import { Select } from "../select.tsx";
import { durationChoice, durationSaid, shortDurations } from "./durations.ts";
import { useConsentWords } from "./words.ts";

interface DurationChoiceProps<D extends Duration> {
  options: readonly D[];
  value: D;
  onChange: (duration: D) => void;
  disabled: boolean;
}

/** One row to choose from, the chosen one in full below it; on a phone a select, which holds the whole sentences. */
export function DurationChoice<D extends Duration>({
  options,
  value,
  onChange,
  disabled,
}: DurationChoiceProps<D>) {
  const say = useConsentWords();
  return (
    <div className="grid grid-cols-[var(--label)_minmax(0,1fr)] items-center gap-x-3 gap-y-1 px-3 pt-2.5 sm:gap-x-4 sm:px-5 sm:pt-3">
      <span aria-hidden="true" className="text-faint">
        {say("duration")}
      </span>
      <DurationSegments options={options} value={value} onChange={onChange} disabled={disabled} />
      {/* The chosen one says this itself. */}
      <p aria-hidden="true" className="col-start-2 text-note text-faint max-sm:hidden">
        {durationChoice(say, value)}
      </p>
      <Select
        className="sm:hidden"
        aria-label={say("duration")}
        disabled={disabled}
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
  );
}

function DurationSegments<D extends Duration>({ options, ...rest }: DurationChoiceProps<D>) {
  const say = useConsentWords();
  return (
    <Segments
      {...rest}
      className="max-sm:hidden"
      legend={say("duration")}
      options={options.map((option) => ({
        value: option,
        label: (
          <>
            <span aria-hidden="true">{say(shortDurations[option])}</span>
            <span className="sr-only">{durationSaid(say, option)}</span>
          </>
        ),
      }))}
    />
  );
}
