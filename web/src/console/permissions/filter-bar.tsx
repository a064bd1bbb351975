import { usePermissionWords } from "../../ui/permissions/words.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { Select } from "../../ui/select.tsx";
import { type PermissionFilter, readSearch } from "../search.ts";
import { usePermissionsTabWords } from "./words.ts";

interface FilterBarProps {
  filter: PermissionFilter;
  onFilter: (filter: PermissionFilter) => void;
}

/** Search, type and status. An empty choice filters nothing. */
export function FilterBar({ filter, onFilter }: FilterBarProps) {
  const say = usePermissionsTabWords();
  const name = usePermissionWords();
  const change = (member: "q" | "kind" | "status") => (value: string) => {
    const { tab: _tab, ...next } = readSearch({ ...filter, [member]: value });
    onFilter(next);
  };
  return (
    <div className="mb-4 grid grid-cols-2 gap-2 sm:flex">
      <SearchInput
        label={say("search")}
        value={filter.q ?? ""}
        onChange={change("q")}
        className="col-span-2 min-w-0 flex-1"
      />
      <Select
        aria-label={say("kind")}
        value={filter.kind ?? ""}
        onChange={(event) => change("kind")(event.target.value)}
        className="sm:max-w-40"
      >
        <option value="">{say("kindAll")}</option>
        <option value="delegated">{name("delegated")}</option>
        <option value="application">{name("application")}</option>
      </Select>
      <Select
        aria-label={say("status")}
        value={filter.status ?? ""}
        onChange={(event) => change("status")(event.target.value)}
        className="sm:max-w-40"
      >
        <option value="">{say("statusAll")}</option>
        {(["none", "pending", "approved", "rejected"] as const).map((status) => (
          <option key={status} value={status}>
            {name(status)}
          </option>
        ))}
      </Select>
    </div>
  );
}
