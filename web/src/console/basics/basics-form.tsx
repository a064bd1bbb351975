import { useState } from "react";
import { useChangeApplication } from "../../api/applications.ts";
import { problemsOf } from "../../api/client.ts";
import type { Application } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote, useFailureText } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";
import { useUiWords } from "../../ui/words.ts";
import { useConsoleWords } from "../words.ts";
import { ApplicationFields, isComplete } from "./application-fields.tsx";
import { changeTo, valuesOf } from "./application-values.ts";

/** Saves all of them together, and takes it back where one says so. */
export function BasicsForm({ application, onDone }: { application: Application; onDone: () => void }) {
  const say = useConsoleWords();
  const cancel = useUiWords()("cancel");
  const failureText = useFailureText();
  const change = useChangeApplication(application.id);
  const [values, setValues] = useState(() => valuesOf(application));
  const [tried, setTried] = useState(false);
  const undo = () =>
    change.mutate(changeTo(valuesOf(application)), {
      onError: (error) => toast.failure(failureText(error)),
    });
  return (
    <form
      noValidate
      aria-label={say("basics")}
      className="max-w-xl space-y-4 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isComplete(values)) return;
        change.mutate(changeTo(values), {
          onSuccess: () => {
            toast.success(say("saved"), { undo });
            onDone();
          },
        });
      }}
    >
      <ApplicationFields values={values} onChange={setValues} tried={tried} error={change.error} />
      {change.error && problemsOf(change.error).length === 0 && <FailureNote error={change.error} />}
      <div className="flex gap-2">
        <Button type="submit" variant="main" busy={change.isPending}>
          {say("save")}
        </Button>
        <Button onClick={onDone}>{cancel}</Button>
      </div>
    </form>
  );
}
