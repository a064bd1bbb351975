import { Search } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { type Entry, findEntries } from "./find-entries.ts";
import { OverPage } from "./over-page.tsx";
import { noteRecent, readRecent } from "./recent.ts";
import { useEntries } from "./use-entries.ts";
import { usePaletteWords } from "./words.ts";

interface PaletteProps {
  onClose: () => void;
  onShortcuts: () => void;
}

/** Everything there is, by a word of it: one field, one list, and the keyboard. */
export function Palette({ onClose, onShortcuts }: PaletteProps) {
  const say = usePaletteWords();
  const list = useId();
  const [q, setQ] = useState("");
  const [recent] = useState(readRecent);
  const asked = useDeferredValue(q.trim());
  const found = findEntries(useEntries(asked, onShortcuts), q.trim(), recent);
  const entries = found.flatMap((group) => group.entries);
  const [at, setAt] = useState(0);
  const current = Math.min(at, entries.length - 1);

  function choose(entry: Entry | undefined): void {
    if (entry === undefined) return;
    noteRecent(entry.id);
    onClose();
    entry.act();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const to: Record<string, number> = {
      ArrowDown: (current + 1) % Math.max(1, entries.length),
      ArrowUp: (current - 1 + entries.length) % Math.max(1, entries.length),
    };
    const next = to[event.key];
    if (next !== undefined) setAt(next);
    if (event.key === "Enter") choose(entries[current]);
    if (next !== undefined || event.key === "Enter") event.preventDefault();
  }

  return (
    <OverPage label={say("title")} onClose={onClose}>
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-label={say("title")}
          aria-activedescendant={entries[current] && `${list}-${current}`}
          placeholder={say("placeholder")}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-talk outline-none placeholder:text-faint"
        />
      </div>
      <p role="status" className="sr-only">
        {q.trim() !== "" &&
          (entries.length === 0 ? say("nothing", { q }) : say("found", { count: entries.length }))}
      </p>
      <div
        id={list}
        role="listbox"
        tabIndex={-1}
        aria-label={say("results")}
        className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-2"
      >
        {found.map(({ group, entries: shown }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list box
          <div key={group} role="group" aria-label={say(group)}>
            <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-note font-medium text-faint">
              {say(group)}
            </p>
            {shown.map((entry) => {
              const index = entries.indexOf(entry);
              return (
                <Option
                  key={entry.id}
                  id={`${list}-${index}`}
                  entry={entry}
                  chosen={index === current}
                  onPoint={() => setAt(index)}
                  onChoose={() => choose(entry)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <div className="px-5 pb-5 text-work text-soft">
          <p className="font-medium text-ink">{say("nothing", { q })}</p>
          <p className="mt-1">{say("nothingText")}</p>
        </div>
      )}
      <p className="border-line border-t px-4 py-2 text-note text-faint max-sm:hidden">{say("keys")}</p>
    </OverPage>
  );
}

interface OptionProps {
  id: string;
  entry: Entry;
  chosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

/** The focus stays in the field, which names the chosen one. */
function Option({ id, entry, chosen, onPoint, onChoose }: OptionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the keys and the focus
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={chosen}
      onClick={onChoose}
      onPointerMove={chosen ? undefined : onPoint}
      className="flex min-h-row cursor-pointer items-center gap-3 rounded-control px-2.5 py-1 aria-selected:bg-chosen"
    >
      <bdi className="min-w-0 flex-1 truncate">{entry.label}</bdi>
      {entry.note && <bdi className="max-w-[45%] truncate text-note text-faint">{entry.note}</bdi>}
    </div>
  );
}
