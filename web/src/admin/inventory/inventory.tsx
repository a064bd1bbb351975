import { Boxes } from "lucide-react";
import type { ReactNode } from "react";
import type { GrantCount } from "../../api/schema.gen.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { FailurePanel } from "../../ui/failure.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Panes } from "../../ui/panes.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { State } from "../../ui/state.tsx";
import { Tile } from "../../ui/tile.tsx";
import type { InventorySearch } from "../search.ts";
import { foundThings, type Thing } from "./thing.ts";
import { useInventoryWords } from "./words.ts";

interface InventoryProps<T extends Thing> {
  title: string;
  searchLabel: string;
  empty: { title: string; text: string };
  /** Undefined while they are read. */
  things: readonly T[] | undefined;
  error: Error | null;
  onRetry: () => void;
  counts: ReadonlyMap<string, GrantCount> | undefined;
  search: InventorySearch;
  onSearch: (search: InventorySearch) => void;
  panel: (thing: T, moves: PanelMoves) => ReactNode;
}

export interface PanelMoves {
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** All of a kind that the organisation has: what they are, who made them, who stands behind them; one opens beside. */
export function Inventory<T extends Thing>(props: InventoryProps<T>) {
  const { title, searchLabel, empty, things, error, onRetry, counts, search, onSearch, panel } = props;
  const say = useInventoryWords();
  const { q = "", open } = search;
  const found = things && foundThings(things, q);
  const at = found?.findIndex(({ id }) => id === open) ?? -1;
  const shown = found?.[at];
  const go = (step: number) => {
    const to = shown && found?.[at + step];
    return to && (() => onSearch({ ...search, open: to.id }));
  };
  const { open: _open, ...closed } = search;
  return (
    <>
      <Bar title={title} note={things && say("count", { count: things.length })} />
      <Panes className={cx("relative", shown && "md:grid-cols-[minmax(0,1fr)_minmax(20rem,min(35rem,40%))]")}>
        <section aria-label={title} className="flex min-h-0 min-w-0 flex-col">
          <div className="shrink-0 px-gutter py-2.5">
            <SearchInput
              label={searchLabel}
              value={q}
              onChange={(text) => onSearch(text === "" ? {} : { q: text })}
              className="sm:max-w-80"
            />
          </div>
          {things === undefined && !error && <Skeleton lines={8} className="px-gutter py-3" />}
          {error && !things && <FailurePanel error={error} onRetry={onRetry} />}
          {things?.length === 0 && <Blank icon={<Boxes />} {...empty} />}
          {things !== undefined && things.length > 0 && found?.length === 0 && (
            <Blank
              icon={<Boxes />}
              title={say("noMatch")}
              action={<Button onClick={() => onSearch({})}>{say("clear")}</Button>}
            />
          )}
          {found !== undefined && found.length > 0 && (
            <ul className="scroll-quiet min-h-0 flex-1 overflow-y-auto border-line-strong border-t">
              {found.map((thing) => (
                <ThingRow
                  key={thing.id}
                  thing={thing}
                  count={counts?.get(thing.id)}
                  known={counts !== undefined}
                  chosen={thing.id === open}
                  onOpen={() => onSearch({ ...search, open: thing.id })}
                />
              ))}
            </ul>
          )}
        </section>
        {shown && panel(shown, { onClose: () => onSearch(closed), onPrevious: go(-1), onNext: go(1) })}
      </Panes>
    </>
  );
}

interface ThingRowProps {
  thing: Thing;
  count: GrantCount | undefined;
  known: boolean;
  chosen: boolean;
  onOpen: () => void;
}

function ThingRow({ thing, count, known, chosen, onOpen }: ThingRowProps) {
  const say = useInventoryWords();
  const format = useFormat();
  const { name, icon, owner, disabled } = thing;
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-current={chosen || undefined}
        onClick={onOpen}
        className={cx(
          "relative grid min-h-14 w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-gutter py-2 text-left focus-visible:-outline-offset-2",
          disabled && "before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-notice",
          chosen ? "bg-accent-soft" : "hover:bg-hover",
        )}
      >
        <Tile>{icon}</Tile>
        <span className="min-w-0">
          <bdi className="block truncate font-medium">{name}</bdi>
          <span className="block truncate text-note text-faint">
            <bdi>{say("by", { name: owner })}</bdi>
            {count?.lastUsedAt && ` · ${say("used", { at: format.relative(count.lastUsedAt) })}`}
          </span>
        </span>
        <span className="grid justify-items-end gap-0.5 text-right">
          <ThingState thing={thing} />
          <span className="text-note text-faint tabular-nums">
            {known && say("people", { count: count?.people ?? 0 })}
          </span>
        </span>
      </button>
    </li>
  );
}

export function ThingState({ thing: { disabled, idle } }: { thing: Thing }) {
  const say = useInventoryWords();
  if (disabled) return <State is="attention">{say("disabled")}</State>;
  return idle ? <State is="off">{say("idle")}</State> : <State is="ready">{say("inUse")}</State>;
}
