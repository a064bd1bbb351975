import { type FormEvent, useState } from "react";
import { useAddTodo } from "../../api/todos.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { useAgendaPageWords } from "../words.ts";

/** Stays for the next one when one is added; Escape puts it away. */
export function NewTodo({ onClose }: { onClose: () => void }) {
  const say = useAgendaPageWords();
  const add = useAddTodo();
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState("");

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (subject.trim() === "") return;
    const dueAt = due === "" ? null : new Date(due).toISOString();
    add.mutate(
      { subject: subject.trim(), dueAt },
      {
        onSuccess: () => {
          setSubject("");
          setDue("");
        },
      },
    );
  }

  return (
    <form
      onSubmit={submit}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
      className="mb-4 space-y-2 rounded-card border border-line-strong bg-page p-3"
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
      {add.error && <FailureNote error={add.error} />}
      <div className="flex gap-2">
        <Button type="submit" variant="main" busy={add.isPending}>
          {say("add")}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {say("cancel")}
        </Button>
      </div>
    </form>
  );
}
