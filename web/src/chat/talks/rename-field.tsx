import { useRef, useState } from "react";
import { Input } from "../../ui/input.tsx";

interface RenameFieldProps {
  label: string;
  title: string;
  /** `null`: it keeps its name. */
  onDone: (title: string | null) => void;
}

/** In the place of the title. Enter and leaving it keep what was written, Escape what was there. */
export function RenameField({ label, title, onDone }: RenameFieldProps) {
  const [text, setText] = useState(title);
  const done = useRef(false);
  function end(next: string | null): void {
    if (done.current) return;
    done.current = true;
    onDone(next?.trim() || null);
  }
  return (
    <div className="flex min-h-12 items-center px-1">
      <Input
        autoFocus
        aria-label={label}
        value={text}
        maxLength={100}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(text)}
        onKeyDown={(event) => {
          // An input method takes Enter and Escape for itself.
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") end(text);
          if (event.key === "Escape") end(null);
        }}
      />
    </div>
  );
}
