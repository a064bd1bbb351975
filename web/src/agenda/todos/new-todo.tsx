import { useState } from "react";
import { useAddTodo } from "../../api/todos.ts";
import { useAgendaPageWords } from "../words.ts";
import { TodoForm } from "./todo-form.tsx";

/** Stays for the next one when one is added. */
export function NewTodo({ onClose }: { onClose: () => void }) {
  const say = useAgendaPageWords();
  const add = useAddTodo();
  const [count, setCount] = useState(0);
  return (
    <div className="mb-4">
      <TodoForm
        key={count}
        label={say("newTodo")}
        save={say("add")}
        busy={add.isPending}
        error={add.error}
        onSave={(said) => add.mutate(said, { onSuccess: () => setCount(count + 1) })}
        onClose={onClose}
      />
    </div>
  );
}
