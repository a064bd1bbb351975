import { Plus } from "lucide-react";
import { useState } from "react";
import { useTodos } from "../../api/todos.ts";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { useAgendaPageWords } from "../words.ts";
import { LatestChanges } from "./latest-changes.tsx";
import { NewTodo } from "./new-todo.tsx";
import { TodoItem } from "./todo-item.tsx";

/** What is to be done, and folded below it what is finished and what assistants did lately. */
export function TodoPane() {
  const say = useAgendaPageWords();
  const [adding, setAdding] = useState(false);
  const total = useTodos({ finished: false }).data?.pages[0]?.total;
  return (
    <div className="px-gutter pt-3 pb-6">
      <div className="flex min-h-12 items-center gap-2">
        <h2 className="text-head font-semibold">{say("todos")}</h2>
        {total !== undefined && <span className="text-faint">{total}</span>}
        <Button size="small" className="ml-auto" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          <Plus aria-hidden="true" />
          {say("newTodo")}
        </Button>
      </div>
      {adding && <NewTodo onClose={() => setAdding(false)} />}
      <TodoList finished={false} />
      <div className="mt-4 border-line border-t pt-2">
        <Disclosure label={say("finishedTodos")}>
          <TodoList finished />
        </Disclosure>
      </div>
      <div className="mt-1 border-line border-t pt-2">
        <Disclosure label={say("doneForYou")}>
          <LatestChanges />
        </Disclosure>
      </div>
    </div>
  );
}

function TodoList({ finished }: { finished: boolean }) {
  const say = useAgendaPageWords();
  const todos = useTodos({ finished });
  const shown = todos.data?.pages.flatMap((page) => page.todos) ?? [];
  if (todos.error && !todos.data)
    return <FailureNote error={todos.error} onRetry={() => void todos.refetch()} />;
  if (todos.isPending) return <Skeleton lines={4} />;
  if (shown.length === 0 && finished) return <p className="py-2 text-soft">{say("noFinished")}</p>;
  if (shown.length === 0)
    return (
      <div className="border-rule border-t-2 pt-3">
        <p className="font-medium">{say("noTodos")}</p>
        <p className="mt-0.5 text-pretty text-soft">{say("noTodosText")}</p>
      </div>
    );
  return (
    <>
      <ul aria-label={say(finished ? "finishedTodos" : "todos")} className="border-line-strong border-t">
        {shown.map((todo) => (
          <TodoItem key={todo.id} todo={todo} />
        ))}
      </ul>
      {todos.hasNextPage && (
        <Button
          size="small"
          className="mt-2"
          busy={todos.isFetchingNextPage}
          onClick={() => void todos.fetchNextPage()}
        >
          {say("loadMore")}
        </Button>
      )}
    </>
  );
}
