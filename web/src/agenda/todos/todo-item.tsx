import { Check, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useUndoChange } from "../../api/changes.ts";
import type { OwnTodo } from "../../api/schema.gen.ts";
import { useChangeTodo, useDeleteTodo } from "../../api/todos.ts";
import { IconButton } from "../../ui/button.tsx";
import { ChangeLine } from "../../ui/changes/change-line.tsx";
import { cx } from "../../ui/class-names.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { dayOf, fieldTimeOf } from "../days.ts";
import { useAgendaPageWords } from "../words.ts";
import { TodoForm } from "./todo-form.tsx";

/** One to-do: its box, what is to be done and until when, who made it; what it says is changed in its place. */
export function TodoItem({ todo }: { todo: OwnTodo }) {
  const say = useAgendaPageWords();
  const shown = useSpokenName()(todo.subject);
  const [changing, setChanging] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { subject, description, dueAt, finishedAt, creator, change } = todo;
  if (changing)
    return (
      <li className="border-line border-b py-2">
        <ChangeTodo
          todo={todo}
          onClose={() => {
            setChanging(false);
            requestAnimationFrame(() => opener.current?.focus());
          }}
        />
      </li>
    );
  return (
    <li className="flex items-start gap-2.5 border-line border-b py-2">
      <Box todo={todo} />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className={cx("text-body", finishedAt !== null && "text-faint line-through")}>
          {todo.mayChange ? (
            <button
              ref={opener}
              type="button"
              aria-label={say("changeTodo", { subject: shown })}
              title={say("change")}
              onClick={() => setChanging(true)}
              className="text-left decoration-line-strong underline-offset-3 hover:underline"
            >
              <GivenName max={300}>{subject}</GivenName>
            </button>
          ) : (
            <GivenName max={300}>{subject}</GivenName>
          )}
        </p>
        {description && (
          <p className="line-clamp-2 text-soft">
            <GivenName max={300}>{description}</GivenName>
          </p>
        )}
        {!creator.you && (
          <p className="text-note text-faint">
            {say.rich("from", { name: <GivenName max={40}>{creator.name}</GivenName> })}
          </p>
        )}
        {change && <ChangeLine change={change} />}
      </div>
      <Due at={finishedAt ?? dueAt} open={finishedAt === null} />
      <DeleteTodo todo={todo} />
    </li>
  );
}

/** Only what is said anew is sent: a time that was more exact than its field stays. */
function ChangeTodo({ todo, onClose }: { todo: OwnTodo; onClose: () => void }) {
  const say = useAgendaPageWords();
  const change = useChangeTodo();
  const { id, subject, dueAt } = todo;
  return (
    <TodoForm
      label={say("changeTodo", { subject: useSpokenName()(subject) })}
      said={{ subject, dueAt }}
      save={say("save")}
      busy={change.isPending}
      error={change.error}
      onSave={(said) => {
        const anew = {
          ...(said.subject !== subject && { subject: said.subject }),
          ...(fieldTimeOf(said.dueAt) !== fieldTimeOf(dueAt) && { dueAt: said.dueAt }),
        };
        if (Object.keys(anew).length === 0) onClose();
        else change.mutate({ id, ...anew }, { onSuccess: onClose });
      }}
      onClose={onClose}
    />
  );
}

/** Ticked at once; what the server says then counts. */
function Box({ todo: { id, subject, finishedAt, mayFinish } }: { todo: OwnTodo }) {
  const say = useAgendaPageWords();
  const failureText = useFailureText();
  const finish = useChangeTodo();
  const done = finish.isPending ? finish.variables.done === true : finishedAt !== null;
  const shown = useSpokenName()(subject);
  const set = (next: boolean, told: boolean) =>
    finish.mutate(
      { id, done: next },
      {
        onError: (error) => toast.failure(failureText(error)),
        onSuccess: () => {
          if (told)
            toast.success(say(next ? "finished" : "reopened", { subject: shown }), {
              undo: () => set(!next, false),
            });
        },
      },
    );
  return (
    <span className="relative mt-[3px] grid size-4 shrink-0 place-items-center">
      <input
        type="checkbox"
        aria-label={say(finishedAt === null ? "finish" : "reopen", { subject: shown })}
        checked={done}
        disabled={!mayFinish || finish.isPending}
        onChange={({ currentTarget }) => set(currentTarget.checked, true)}
        className="target-44 peer size-4 cursor-pointer appearance-none rounded-tag border-[1.5px] border-edge checked:border-accent checked:bg-accent disabled:cursor-default disabled:opacity-55"
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none absolute size-3 text-transparent peer-checked:text-on-accent"
      />
    </span>
  );
}

/** Of today by the time, of other days by the day; amber where it is due today or was before. */
function Due({ at, open }: { at: string | null; open: boolean }) {
  const say = useAgendaPageWords();
  const format = useFormat();
  if (at === null) return null;
  const isToday = dayOf(new Date(at)) === dayOf(new Date());
  const isOver = open && Date.parse(at) < Date.now();
  const text = isToday ? `${say("today")} ${format.time(at)}` : format.monthDay(at);
  return (
    <time
      dateTime={at}
      className={cx(
        "mt-px shrink-0 text-note leading-5",
        open && (isToday || isOver) ? "text-notice-ink" : "text-faint",
      )}
    >
      {isOver ? say("overdue", { time: text }) : text}
    </time>
  );
}

function DeleteTodo({ todo: { id, subject, mayFinish } }: { todo: OwnTodo }) {
  const say = useAgendaPageWords();
  const failureText = useFailureText();
  const remove = useDeleteTodo();
  const undo = useUndoChange();
  const shown = useSpokenName()(subject);
  if (!mayFinish) return null;
  return (
    <IconButton
      label={say("deleteTodo", { subject: shown })}
      className="-my-1"
      disabled={remove.isPending}
      onClick={() =>
        remove.mutate(id, {
          onSuccess: ({ changeId }) =>
            toast.success(say("deleted", { title: shown }), {
              undo: () => undo.mutate(changeId, { onError: (error) => toast.failure(failureText(error)) }),
            }),
          onError: (error) => toast.failure(failureText(error)),
        })
      }
    >
      <Trash2 aria-hidden="true" />
    </IconButton>
  );
}
