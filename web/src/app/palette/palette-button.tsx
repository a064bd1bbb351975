import { Search } from "lucide-react";
import { cx } from "../../ui/class-names.ts";
import { useAppWords } from "../words.ts";
import { commandKey } from "./command-key.ts";
import { showPalette } from "./palette-state.ts";

/** Opens the way to everything. */
export function PaletteButton({ className }: { className?: string }) {
  const say = useAppWords();
  const label = say("palette", { key: `${commandKey} K` });
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      onClick={() => showPalette("palette")}
      className={cx(
        "target-44 grid size-8 shrink-0 place-items-center rounded-control text-soft hover:bg-hover hover:text-ink",
        className,
      )}
    >
      <Search aria-hidden="true" className="size-4" />
    </button>
  );
}
