import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ChipOption } from "../../ui/chip.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { type RequestFilter, ranges } from "../search.ts";
import { useLogTimes } from "./times.ts";
import { useRequestWords } from "./words.ts";

type Change = { [K in "range" | "from" | "to"]?: RequestFilter[K] | undefined };

interface RangeChoiceProps {
  filter: RequestFilter;
  onChange: (change: Change) => void;
  onDone: () => void;
}

/** How far back, or from when to when. */
export function RangeChoice({ filter, onChange, onDone }: RangeChoiceProps) {
  const say = useRequestWords();
  const isCustom = filter.from !== undefined || filter.to !== undefined;
  const chosen = isCustom ? undefined : (filter.range ?? "24h");
  return (
    <>
      {ranges.map((range) => (
        <ChipOption
          key={range}
          chosen={range === chosen}
          onChoose={() => {
            onChange({ range: range === "24h" ? undefined : range, from: undefined, to: undefined });
            onDone();
          }}
        >
          {say(range)}
        </ChipOption>
      ))}
      <CustomRange filter={filter} onChange={onChange} onDone={onDone} />
    </>
  );
}

function CustomRange({ filter, onChange, onDone }: RangeChoiceProps) {
  const say = useRequestWords();
  const [from, setFrom] = useState(localOf(filter.from));
  const [to, setTo] = useState(localOf(filter.to));
  const isWrong = from !== "" && to !== "" && from >= to;
  return (
    <form
      aria-label={say("custom")}
      className="mt-1 space-y-2 border-line border-t p-2"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ range: undefined, from: isoOf(from), to: isoOf(to) });
        onDone();
      }}
    >
      <Field label={say("from")}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
      </Field>
      <Field label={say("to")} error={isWrong ? say("wrongRange") : null}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={to}
            onChange={({ target }) => setTo(target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="small" disabled={isWrong || (from === "" && to === "")}>
        {say("useRange")}
      </Button>
    </form>
  );
}

/** As the browser's field has it: the time here, without saying where. */
function localOf(iso: string | undefined): string {
  if (iso === undefined) return "";
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const isoOf = (local: string): string | undefined =>
  local === "" ? undefined : new Date(local).toISOString();

export function useRangeText({ range = "24h", from, to }: RequestFilter): string {
  const say = useRequestWords();
  const times = useLogTimes();
  if (from !== undefined && to !== undefined)
    return say("between", { from: times.minute(from), to: times.minute(to) });
  if (from !== undefined) return say("since", { from: times.minute(from) });
  if (to !== undefined) return say("until", { to: times.minute(to) });
  return say(range);
}
