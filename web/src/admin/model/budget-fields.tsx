import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { budgetNames, type FormPart, mostOf } from "./model-draft.ts";
import { useModelWords } from "./words.ts";

/** How much one turn may use. */
export function BudgetFields({ draft, change, problem }: FormPart) {
  const say = useModelWords();
  return (
    <div className="grid max-w-[52em] grid-cols-2 gap-4 lg:grid-cols-4">
      {budgetNames.map((name) => (
        <Field
          key={name}
          label={say(name)}
          hint={say("atMost", { most: mostOf[name] })}
          error={problem(name) && say("atMost", { most: mostOf[name] })}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={8}
              autoComplete="off"
              value={draft.budgets[name]}
              onChange={({ target }) =>
                change({ budgets: { ...draft.budgets, [name]: target.value.trim() } })
              }
            />
          )}
        </Field>
      ))}
    </div>
  );
}
