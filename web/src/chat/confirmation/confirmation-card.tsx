import { Timer } from "lucide-react";
import { useId, useState } from "react";
import { isStatus } from "../../api/client.ts";
import { useOnline } from "../../api/connection.ts";
import { type Confirmation, useAnswerConfirmation } from "../../api/runs.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { plainLine } from "../../ui/clip.ts";
import { clockText } from "../../ui/countdown.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { useSecondsLeft } from "../../ui/use-seconds-left.ts";
import { ParameterField, ParameterValue } from "./parameter-field.tsx";
import { parseText, textOf } from "./parameter-text.ts";
import { useConfirmationWords } from "./words.ts";

/** Shows the values a write would send, lets the person correct them, and runs it only on their word. */
export function ConfirmationCard({ runId, confirmation }: { runId: string; confirmation: Confirmation }) {
  const say = useConfirmationWords();
  const heading = useId();
  const online = useOnline();
  const answer = useAnswerConfirmation(runId);
  const secondsLeft = useSecondsLeft(localTimeOf(confirmation.expiresAt));
  const [editing, setEditing] = useState(false);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});

  const settling = answer.isPending || answer.isSuccess;
  if (secondsLeft === 0 && !settling) return <p className="text-soft">{say("expired")}</p>;
  if (isStatus(answer.error, 409)) return <p className="text-soft">{say("elsewhere")}</p>;

  const blocked = settling || !online;
  const own = confirmation.parameters.filter((parameter) => !parameter.platform);
  const parsed = own.map((parameter) => ({
    parameter,
    result: parseText(texts[parameter.name] ?? textOf(parameter.value), parameter.schema),
  }));
  const valid = parsed.every(({ result }) => result.ok);
  const changed = Object.keys(texts).length > 0;

  function run() {
    const entries = parsed.flatMap(({ parameter, result }) =>
      result.ok && result.value !== undefined ? [[parameter.name, result.value] as const] : [],
    );
    answer.mutate({
      confirmationId: confirmation.id,
      decision: "run",
      ...(changed ? { arguments: Object.fromEntries(entries) } : {}),
    });
  }

  return (
    <section
      id={`request-${runId}`}
      aria-labelledby={heading}
      tabIndex={-1}
      className="max-w-[560px] animate-rise rounded-2xl border border-line bg-surface p-4 shadow-raised outline-offset-4 sm:p-5"
    >
      <h3 id={heading} className="text-[0.9375rem] font-semibold">
        {say("title")}
      </h3>
      <p className="mt-1 text-[0.8125rem] text-soft">{say("lead")}</p>
      <p className="mt-3 flex flex-wrap items-center gap-2 text-[0.8125rem]">
        <span className="text-faint">{say("operation")}</span>
        {confirmation.method && (
          <Badge tone={confirmation.method.toUpperCase() === "DELETE" ? "danger" : "accent"}>
            {confirmation.method.toUpperCase()}
          </Badge>
        )}
        <code className="font-mono wrap-anywhere">{plainLine(confirmation.operationId)}</code>
      </p>
      <div className="mt-3 space-y-3 rounded-xl border border-line p-3">
        {confirmation.parameters.map((parameter) =>
          editing && !parameter.platform ? (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              text={texts[parameter.name] ?? textOf(parameter.value)}
              onText={(text) => setTexts({ ...texts, [parameter.name]: text })}
            />
          ) : (
            <ParameterValue
              key={parameter.name}
              parameter={parameter}
              text={texts[parameter.name] ?? textOf(parameter.value)}
            />
          ),
        )}
      </div>
      <div className="mt-4 grid gap-2 min-[400px]:grid-cols-3 min-[400px]:gap-3">
        <ArmedButton
          variant="primary"
          disabled={blocked || !valid}
          busy={settling && answer.variables?.decision === "run"}
          onClick={run}
        >
          {say("run")}
        </ArmedButton>
        <Button disabled={blocked || editing || own.length === 0} onClick={() => setEditing(true)}>
          {say("edit")}
        </Button>
        <Button
          disabled={blocked}
          busy={settling && answer.variables?.decision === "cancel"}
          onClick={() => answer.mutate({ confirmationId: confirmation.id, decision: "cancel" })}
        >
          {say("cancel")}
        </Button>
      </div>
      {!online && <p className="mt-2 text-[0.8125rem] text-warn-ink">{say("offline")}</p>}
      {answer.error && <FailureNote error={answer.error} />}
      <p className="mt-4 flex items-center gap-2 text-xs text-faint">
        <Timer aria-hidden="true" className="size-3.5" />
        <span className="tabular-nums">{say("expiry", { t: clockText(secondsLeft) })}</span>
      </p>
    </section>
  );
}
