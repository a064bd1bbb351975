import { Pencil } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Message } from "../../api/schema.gen.ts";
import { IconButton } from "../../ui/button.tsx";
import { EditField } from "./edit-field.tsx";
import type { Edits } from "./edits.ts";
import { OwnWords } from "./own-words.tsx";
import { useSaidWords } from "./words.ts";

/** What the person said, and the way to say it otherwise. Given up, the focus is where it was. */
export function Said({ message, edits }: { message: Message; edits: Edits }) {
  const say = useSaidWords();
  const words = useId();
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const givenUp = useRef(false);
  useEffect(() => {
    if (editing || !givenUp.current) return;
    givenUp.current = false;
    pencil.current?.focus();
  }, [editing]);
  if (editing)
    return (
      <EditField
        message={message}
        edits={edits}
        onGiveUp={() => {
          givenUp.current = true;
          setEditing(false);
        }}
      />
    );
  return (
    <OwnWords id={words} text={message.text}>
      <IconButton
        ref={pencil}
        label={say("edit")}
        aria-describedby={words}
        disabled={edits.disabled}
        onClick={() => setEditing(true)}
        className="-my-0.5 pointer-coarse:-my-2"
      >
        <Pencil aria-hidden="true" />
      </IconButton>
    </OwnWords>
  );
}
