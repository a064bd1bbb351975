import { useId } from "react";
import type { Confirmation, ConfirmationAnswer } from "../../api/schema.gen.ts";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Button } from "../../ui/button.tsx";
import { isDeleting } from "./confirmation-head.tsx";
import type { ConfirmationForm } from "./use-confirmation-form.ts";
import { useConfirmationWords } from "./words.ts";

interface ConfirmationButtonsProps {
  confirmation: Confirmation;
  form: ConfirmationForm;
  /** Nothing can be decided now: on its way, or offline. */
  blocked: boolean;
  deciding: ConfirmationAnswer["decision"] | null;
  onAnswer: (answer: ConfirmationAnswer) => void;
}

/** Run, Edit and Cancel, of one size. None has the focus and there is no form, so Enter in a field decides nothing. */
export function ConfirmationButtons({
  confirmation,
  form,
  blocked,
  deciding,
  onAnswer,
}: ConfirmationButtonsProps) {
  const say = useConfirmationWords();
  return (
    <>
      {confirmation.remember && <Remember form={form} disabled={blocked} />}
      {!form.valid && (
        <p role="status" className="mt-3 text-[0.8125rem] text-warn-ink">
          {say("fix")}
        </p>
      )}
      <div className="mt-2.5 grid grid-cols-3 gap-2 min-[400px]:gap-3">
        <ArmedButton
          variant={isDeleting(confirmation.method) ? "danger" : "primary"}
          disabled={blocked || !form.valid}
          busy={deciding === "run"}
          onClick={() => onAnswer(form.run)}
        >
          {say("run")}
        </ArmedButton>
        {form.editing ? (
          <Button disabled={blocked} onClick={form.reset}>
            {say("reset")}
          </Button>
        ) : (
          <Button disabled={blocked || !form.editable} onClick={form.edit}>
            {say("edit")}
          </Button>
        )}
        <Button disabled={blocked} busy={deciding === "cancel"} onClick={() => onAnswer(form.cancel)}>
          {say("cancel")}
        </Button>
      </div>
    </>
  );
}

function Remember({ form, disabled }: { form: ConfirmationForm; disabled: boolean }) {
  const say = useConfirmationWords();
  const id = useId();
  return (
    <div className="mt-2.5 flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={form.remember}
        disabled={disabled}
        onChange={(event) => form.setRemember(event.target.checked)}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="text-[0.8125rem]">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {say("remember")}
        </label>
        <p id={`${id}-hint`} className="text-xs text-faint">
          {say("rememberHint")}
        </p>
      </div>
    </div>
  );
}
