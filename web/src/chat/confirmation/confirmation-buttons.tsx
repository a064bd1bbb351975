import { useId } from "react";
import type { Confirmation, ConfirmationAnswer } from "../../api/schema.gen.ts";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Button } from "../../ui/button.tsx";
import { effectOf } from "./effect.ts";
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
    <div className="grid grid-cols-3 gap-2 px-3 py-2.5 max-sm:*:px-1 sm:gap-3 sm:px-5 sm:py-3">
      <ArmedButton
        size="decide"
        variant={effectOf(confirmation.method) === "takes" ? "take-main" : "main"}
        disabled={blocked || !form.valid}
        busy={deciding === "run"}
        onClick={() => onAnswer(form.run)}
      >
        {say("run")}
      </ArmedButton>
      {form.editing ? (
        <Button size="decide" disabled={blocked} onClick={form.reset}>
          {say("reset")}
        </Button>
      ) : (
        <Button size="decide" disabled={blocked || !form.editable} onClick={form.edit}>
          {say("edit")}
        </Button>
      )}
      <Button
        size="decide"
        disabled={blocked}
        busy={deciding === "cancel"}
        onClick={() => onAnswer(form.cancel)}
      >
        {say("cancel")}
      </Button>
    </div>
  );
}

/** That it needs no question from now on, and how to have one again. */
export function Remember({ form, disabled }: { form: ConfirmationForm; disabled: boolean }) {
  const say = useConfirmationWords();
  const id = useId();
  return (
    <div className="flex min-w-0 gap-2">
      <input
        id={id}
        type="checkbox"
        checked={form.remember}
        disabled={disabled}
        onChange={(event) => form.setRemember(event.target.checked)}
        aria-describedby={`${id}-hint`}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="target-44 cursor-pointer text-work text-soft">
          {say("remember")}
        </label>
        <p id={`${id}-hint`}>{say("rememberHint")}</p>
      </div>
    </div>
  );
}
