import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names.ts";
import { Popup } from "./popup.tsx";
import { useUiWords } from "./words.ts";

interface FilterChipProps {
  icon?: ReactNode;
  label: string;
  /** What it is set to, in words; null while it lets everything through. */
  value: string | null;
  onClear: () => void;
  /** The choices or the field it opens; `close` puts it away. */
  children: (close: () => void) => ReactNode;
}

/** A filter of the list below: dashed until it is set, and cleared by its own cross. */
export function FilterChip({ icon, label, value, onClear, children }: FilterChipProps) {
  const say = useUiWords();
  const isSet = value !== null;
  return (
    <span
      className={cx(
        "inline-flex min-h-7 items-center rounded-control border pointer-coarse:min-h-10",
        isSet ? "border-edge bg-page" : "border-line-strong border-dashed",
      )}
    >
      <Popup
        label={label}
        triggerClass={cx(
          "target-44 inline-flex min-h-6 items-center gap-1.5 px-2.5 whitespace-nowrap [&_svg]:size-3.5 [&_svg]:text-faint",
          isSet ? "text-ink" : "text-soft",
        )}
        trigger={
          <>
            {icon}
            {isSet ? (
              <span>
                {label}{" "}
                <b className="inline-block max-w-48 truncate align-bottom font-medium text-accent-ink">
                  {value}
                </b>
              </span>
            ) : (
              label
            )}
          </>
        }
        className="min-w-48 max-w-[calc(100vw-1rem)] rounded-control p-1"
      >
        {children}
      </Popup>
      {isSet && (
        <button
          type="button"
          aria-label={`${say("clear")} ${label}`}
          onClick={onClear}
          className="target-44 mr-1 grid size-6 place-items-center rounded-tag text-faint hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </span>
  );
}

interface ChipOptionProps {
  chosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

/** One of the choices that a chip opens. */
export function ChipOption({ chosen, onChoose, children }: ChipOptionProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={cx(
        "flex min-h-7 w-full items-center gap-3 rounded-tag px-2 text-left hover:bg-accent-soft pointer-coarse:min-h-11",
        chosen && "bg-accent-soft font-medium text-accent-ink",
      )}
    >
      {children}
    </button>
  );
}
