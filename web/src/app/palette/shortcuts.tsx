import { Dialog } from "../../ui/dialog.tsx";
import { commandKey } from "./command-key.ts";
import { usePaletteWords } from "./words.ts";

/** What the keyboard does, besides what it does everywhere. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const say = usePaletteWords();
  const keys = [
    [`${commandKey} K`, say("keyPalette")],
    ["?", say("keyShortcuts")],
    ["Enter", say("keySend")],
    ["Shift Enter", say("keyLine")],
    ["↑ ↓", say("keyMove")],
    ["F2", say("keyRename")],
    ["Delete", say("keyDelete")],
    [`${commandKey} Z`, say("keyUndo")],
    ["Esc", say("keyClose")],
  ] as const;
  return (
    <Dialog title={say("shortcuts")} onClose={onClose}>
      <dl className="pb-3">
        {keys.map(([key, what]) => (
          <div
            key={key}
            className="flex min-h-row items-center justify-between gap-4 border-line border-b last:border-0"
          >
            <dt className="text-soft">{what}</dt>
            <dd>
              <kbd className="rounded-tag bg-sunken px-1.5 py-0.5 font-sans text-note font-medium">{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
