import { X } from "lucide-react";
import { type ComponentProps, type KeyboardEvent, useState } from "react";
import { maxPhraseLength, maxPhrases, withTyped } from "./phrases.ts";
import { usePlanningWords } from "./words.ts";

interface PhraseInputProps extends Omit<ComponentProps<"input">, "onChange" | "value"> {
  phrases: readonly string[];
  onChange: (phrases: string[]) => void;
}

/** Phrases as chips, and a field for the next one: Enter or a comma adds it, Backspace in the empty field takes the last back. */
export function PhraseInput({ phrases, onChange, ...control }: PhraseInputProps) {
  const [typed, setTyped] = useState("");

  function add(text: string) {
    setTyped("");
    const together = withTyped(phrases, text);
    if (together.length !== phrases.length) onChange(together);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && phrases.length > 0) {
      onChange(phrases.slice(0, -1));
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5 rounded-control border border-edge/70 bg-page px-2 py-1.5 focus-within:border-accent-ink has-aria-invalid:border-danger-ink">
      <Chips phrases={phrases} onChange={onChange} />
      <input
        {...control}
        value={typed}
        maxLength={(maxPhraseLength + 1) * maxPhrases}
        readOnly={phrases.length >= maxPhrases}
        autoComplete="off"
        enterKeyHint="done"
        onChange={({ target, nativeEvent }) => {
          const composing = nativeEvent instanceof InputEvent && nativeEvent.isComposing;
          if (!composing && /[,，、;；\n]/.test(target.value)) add(target.value);
          else setTyped(target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
        className="min-h-8 min-w-24 flex-1 bg-transparent px-1.5 text-body text-ink outline-none"
      />
    </div>
  );
}

function Chips({ phrases, onChange }: Pick<PhraseInputProps, "phrases" | "onChange">) {
  const say = usePlanningWords();
  if (phrases.length === 0) return null;
  return (
    <ul className="contents">
      {phrases.map((phrase) => (
        <li
          key={phrase}
          className="inline-flex min-h-8 max-w-full items-center gap-0.5 rounded-control bg-sunken pl-2.5 text-work"
        >
          <bdi className="min-w-0">{phrase}</bdi>
          <button
            type="button"
            aria-label={say("removePhrase", { phrase })}
            onClick={() => onChange(phrases.filter((each) => each !== phrase))}
            className="grid size-8 shrink-0 place-items-center rounded-control text-faint hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
