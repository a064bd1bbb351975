import { ChipOption, FilterChip } from "../../ui/chip.tsx";
import { usePermissionWords } from "../../ui/permissions/words.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { kinds, type PermissionFilter, sensitivities, statuses } from "../search.ts";
import { usePermissionsTabWords } from "./words.ts";

interface PermissionFiltersProps {
  filter: PermissionFilter;
  onFilter: (filter: PermissionFilter) => void;
  count: number;
}

/** Search, type, status and sensitivity; each is kept in the address. */
export function PermissionFilters({ filter, onFilter, count }: PermissionFiltersProps) {
  const say = usePermissionsTabWords();
  const name = usePermissionWords();
  const set = <K extends keyof PermissionFilter>(member: K, value: PermissionFilter[K] | undefined) => {
    const { [member]: _old, ...others } = filter;
    onFilter(value === undefined ? others : { ...others, [member]: value });
  };
  return (
    <search className="flex flex-wrap items-center gap-2 px-gutter py-3">
      <SearchInput
        label={say("search")}
        value={filter.q ?? ""}
        onChange={(q) => set("q", q === "" ? undefined : q)}
        className="w-full min-w-0 sm:w-80"
      />
      <Choice
        label={say("kind")}
        chosen={filter.kind}
        choices={kinds}
        textOf={name}
        onChoose={(value) => set("kind", value)}
      />
      <Choice
        label={say("status")}
        chosen={filter.status}
        choices={statuses}
        textOf={name}
        onChoose={(value) => set("status", value)}
      />
      <Choice
        label={say("sensitivity")}
        chosen={filter.sensitivity}
        choices={sensitivities}
        textOf={name}
        onChoose={(value) => set("sensitivity", value)}
      />
      <p role="status" className="ml-auto text-note text-faint">
        {say("count", { count })}
      </p>
    </search>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  chosen: V | undefined;
  choices: readonly V[];
  textOf: (value: V) => string;
  onChoose: (value: V | undefined) => void;
}

function Choice<V extends string>({ label, chosen, choices, textOf, onChoose }: ChoiceProps<V>) {
  return (
    <FilterChip
      label={label}
      value={chosen === undefined ? null : textOf(chosen)}
      onClear={() => onChoose(undefined)}
    >
      {(close) =>
        choices.map((choice) => (
          <ChipOption
            key={choice}
            chosen={choice === chosen}
            onChoose={() => {
              onChoose(choice === chosen ? undefined : choice);
              close();
            }}
          >
            {textOf(choice)}
          </ChipOption>
        ))
      }
    </FilterChip>
  );
}
