import { Timer } from "lucide-react";
import { useId, useState } from "react";
import { isStatus } from "../../api/client.ts";
import { useOnline } from "../../api/connection.ts";
import { type Confirmation, type ConfirmationAnswer, useAnswerConfirmation } from "../../api/runs.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { plainLine } from "../../ui/clip.ts";
import { clockText } from "../../ui/countdown.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { useSecondsLeft } from "../../ui/use-seconds-left.ts";
import { RequestFrame } from "../request-frame.tsx";
import { ParameterField, ParameterValue } from "./parameter-field.tsx";
import { parseText, textOf } from "./parameter-text.ts";
import { useConfirmationWords } from "./words.ts";

interface ConfirmationCardProps {
  runId: string;
  confirmation: Confirmation;
}

/** Shows the values a write would send, lets the person correct them, and runs it only on their word. */
export function ConfirmationCard({ runId, confirmation }: ConfirmationCardProps) {
  const say = useConfirmationWords();
  const heading = useId();
  const online = useOnline();
  const answer = useAnswerConfirmation(runId);
  const secondsLeft = useSecondsLeft(localTimeOf(confirmation.expiresAt));
  const form = useParameterForm(confirmation);

  const settling = answer.isPending || answer.isSuccess;
  if (secondsLeft === 0 && !settling) return <p className="text-soft">{say("expired")}</p>;
  if (isStatus(answer.error, 409)) return <p className="text-soft">{say("elsewhere")}</p>;

  return (
    <RequestFrame runId={runId} heading={heading}>
      <Head confirmation={confirmation} heading={heading} />
      <Parameters confirmation={confirmation} form={form} />
      <Buttons
        blocked={settling || !online}
        deciding={settling ? (answer.variables?.decision ?? null) : null}
        form={form}
        onAnswer={answer.mutate}
      />
      {!online && <p className="mt-2 text-[0.8125rem] text-warn-ink">{say("offline")}</p>}
      {answer.error && <FailureNote error={answer.error} />}
      <p className="mt-4 flex items-start gap-1.5 text-xs text-faint">
        <Timer aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" />
        <span className="tabular-nums">{say("expiry", { t: clockText(secondsLeft) })}</span>
      </p>
    </RequestFrame>
  );
}

type Form = ReturnType<typeof useParameterForm>;

/** The values as they would be sent: as proposed, until the person edits. */
function useParameterForm(confirmation: Confirmation) {
  const [editing, setEditing] = useState(false);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const own = confirmation.parameters.filter((parameter) => !parameter.platform);
  const textFor = (name: string) => texts[name] ?? textOf(own.find((each) => each.name === name)?.value);
  const parsed = own.map(({ name, schema }) => ({ name, result: parseText(textFor(name), schema) }));
  const given = parsed.flatMap(({ name, result }) =>
    result.ok && result.value !== undefined ? [[name, result.value] as const] : [],
  );
  const edited = Object.keys(texts).length > 0;
  const run: ConfirmationAnswer = {
    confirmationId: confirmation.id,
    decision: "run",
    ...(edited ? { arguments: Object.fromEntries(given) } : {}),
  };
  return {
    editing,
    edit: () => setEditing(true),
    editable: own.length > 0,
    valid: parsed.every(({ result }) => result.ok),
    textFor,
    setText: (name: string, text: string) => setTexts({ ...texts, [name]: text }),
    run,
    cancel: { confirmationId: confirmation.id, decision: "cancel" } satisfies ConfirmationAnswer,
  };
}

function Head({ confirmation, heading }: { confirmation: Confirmation; heading: string }) {
  const say = useConfirmationWords();
  const method = confirmation.method?.toUpperCase();
  return (
    <header>
      <h3 id={heading} className="text-[0.9375rem] font-semibold">
        {say("title")}
      </h3>
      <p className="mt-1 text-[0.8125rem] text-soft">{say("lead")}</p>
      <p className="mt-3 flex flex-wrap items-center gap-2 text-[0.8125rem]">
        <span className="text-faint">{say("operation")}</span>
        {method && <Badge tone={method === "DELETE" ? "danger" : "accent"}>{method}</Badge>}
        <code className="font-mono wrap-anywhere">{plainLine(confirmation.operationId)}</code>
      </p>
    </header>
  );
}

function Parameters({ confirmation, form }: { confirmation: Confirmation; form: Form }) {
  return (
    <div className="mt-3 space-y-3 rounded-xl border border-line p-3">
      {confirmation.parameters.map((parameter) =>
        form.editing && !parameter.platform ? (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            text={form.textFor(parameter.name)}
            onText={(text) => form.setText(parameter.name, text)}
          />
        ) : (
          <ParameterValue key={parameter.name} parameter={parameter} text={form.textFor(parameter.name)} />
        ),
      )}
    </div>
  );
}

interface ButtonsProps {
  blocked: boolean;
  deciding: ConfirmationAnswer["decision"] | null;
  form: Form;
  onAnswer: (answer: ConfirmationAnswer) => void;
}

function Buttons({ blocked, deciding, form, onAnswer }: ButtonsProps) {
  const say = useConfirmationWords();
  return (
    <div className="mt-4 grid gap-2 min-[400px]:grid-cols-3 min-[400px]:gap-3">
      <ArmedButton
        variant="primary"
        disabled={blocked || !form.valid}
        busy={deciding === "run"}
        onClick={() => onAnswer(form.run)}
      >
        {say("run")}
      </ArmedButton>
      <Button disabled={blocked || form.editing || !form.editable} onClick={form.edit}>
        {say("edit")}
      </Button>
      <Button disabled={blocked} busy={deciding === "cancel"} onClick={() => onAnswer(form.cancel)}>
        {say("cancel")}
      </Button>
    </div>
  );
}
