import { type FormEvent, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { fieldTimeOf, timeOfField } from "../days.ts";
import { useAgendaPageWords } from "../words.ts";

interface Said {
  subject: string;
  dueAt: string | null;
}

interface TodoFormProps {
  label: string;
  /** What it says so far. */
  said?: Said;
  save: string;
  busy: boolean;
  error: Error | null;
  onSave: (said: Said) => void;
  onClose: () => void;
}

/** What a to-do says; Escape puts it away. */
export function TodoForm({ label, said, save, busy, error, onSave, onClose }: TodoFormProps) {
  const say = useAgendaPageWords();
  const [subject, setSubject] = useState(said?.subject ?? "");
  const [due, setDue] = useState(fieldTimeOf(said?.dueAt ?? null));

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (subject.trim() !== "") onSave({ subject: subject.trim(), dueAt: timeOfField(due) });
  }

  return (
    <form
      aria-label={label}
      onSubmit={submit}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
      className="space-y-2 rounded-card border border-line-strong bg-page p-3"
    >
      <Field label={say("subject")}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            required
            maxLength={300}
            value={subject}
            onChange={({ target }) => setSubject(target.value)}
          />
        )}
      </Field>
      <Field label={say("due")}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        )}
      </Field>
      {error && <FailureNote error={error} />}
      <div className="flex gap-2">
        <Button type="submit" variant="main" busy={busy}>
          {save}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {say("cancel")}
        </Button>
      </div>
    </form>
  );
}
