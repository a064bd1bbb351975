import { CircleDot, Clock, Code, LayoutGrid, Search, User } from "lucide-react";
import type { RequestCounts } from "../../api/schema.gen.ts";
import { ChipOption, FilterChip } from "../../ui/chip.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { outcomes, type RequestFilter } from "../search.ts";
import { useCallerName } from "./caller-name.ts";
import { RangeChoice, useRangeText } from "./range-choice.tsx";
import { useRequestWords } from "./words.ts";

interface RequestFiltersProps {
  filter: RequestFilter;
  /** What the log can be narrowed by. */
  counts: RequestCounts | undefined;
  onFilter: (filter: RequestFilter) => void;
}

/** What the log is narrowed by, each kept in the address. */
export function RequestFilters({ filter, counts, onFilter }: RequestFiltersProps) {
  const say = useRequestWords();
  const nameOf = useCallerName();
  const rangeText = useRangeText(filter);
  const set = (change: Unset<RequestFilter>) => onFilter(withoutUnset({ ...filter, ...change }));
  const { skills = [], operations = [], people = [] } = counts ?? {};
  const isPlainDay = filter.range === undefined && filter.from === undefined && filter.to === undefined;
  return (
    <search aria-label={say("filters")} className="flex flex-wrap gap-2 px-gutter py-3">
      <FilterChip
        icon={<Clock aria-hidden="true" />}
        label={isPlainDay ? rangeText : say("range")}
        value={isPlainDay ? null : rangeText}
        onClear={() => set({ range: undefined, from: undefined, to: undefined })}
      >
        {(close) => <RangeChoice filter={filter} onChange={set} onDone={close} />}
      </FilterChip>
      <ChoiceChip
        icon={<CircleDot aria-hidden="true" />}
        label={say("outcome")}
        chosen={filter.outcome}
        choices={outcomes.map((value) => ({ value, text: say(value) }))}
        onChoose={(value) => set({ outcome: outcomes.find((each) => each === value) })}
      />
      <ChoiceChip
        icon={<LayoutGrid aria-hidden="true" />}
        label={say("skill")}
        chosen={filter.skill}
        choices={skills.map(({ id, title }) => ({ value: id, text: title }))}
        onChoose={(skill) => set({ skill })}
      />
      <ChoiceChip
        icon={<Code aria-hidden="true" />}
        label={say("operation")}
        chosen={filter.operation}
        choices={operations.map((value) => ({ value, text: value }))}
        onChoose={(operation) => set({ operation })}
      />
      <ChoiceChip
        icon={<User aria-hidden="true" />}
        label={say("person")}
        chosen={filter.person}
        choices={people.map((person) => ({ value: person.alias, text: nameOf(person) }))}
        onChoose={(person) => set({ person })}
      />
      <FilterChip
        icon={<Search aria-hidden="true" />}
        label={say("path")}
        value={filter.q ?? null}
        onClear={() => set({ q: undefined })}
      >
        {() => (
          <div className="w-72 max-w-full p-1">
            <SearchInput
              label={say("path")}
              value={filter.q ?? ""}
              onChange={(q) => set({ q: q.trim() === "" ? undefined : q.trim() })}
            />
          </div>
        )}
      </FilterChip>
    </search>
  );
}

interface ChoiceChipProps {
  icon: React.ReactNode;
  label: string;
  chosen: string | undefined;
  choices: readonly { value: string; text: string }[];
  onChoose: (value: string | undefined) => void;
}

function ChoiceChip({ icon, label, chosen, choices, onChoose }: ChoiceChipProps) {
  const say = useRequestWords();
  const text = choices.find(({ value }) => value === chosen)?.text ?? chosen ?? null;
  return (
    <FilterChip icon={icon} label={label} value={text} onClear={() => onChoose(undefined)}>
      {(close) =>
        choices.length === 0 ? (
          <p className="px-2 py-1.5 text-faint">{say("noChoices")}</p>
        ) : (
          choices.map((choice) => (
            <ChipOption
              key={choice.value}
              chosen={choice.value === chosen}
              onChoose={() => {
                onChoose(choice.value === chosen ? undefined : choice.value);
                close();
              }}
            >
              <GivenName>{choice.text}</GivenName>
            </ChipOption>
          ))
        )
      }
    </FilterChip>
  );
}

type Unset<T> = { [K in keyof T]?: T[K] | undefined };

/** Another list: what was open beside the one before is not in it. */
function withoutUnset(filter: Unset<RequestFilter>): RequestFilter {
  const { call: _closed, ...rest } = filter;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}
