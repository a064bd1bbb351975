import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import type { WebhookDelivery } from "../../api/schema.gen.ts";
import { type Receiver, useResend } from "../../api/webhooks.ts";
import { Button } from "../button.tsx";
import { cx } from "../class-names.ts";
import { CopyButton } from "../copy-button.tsx";
import { Facts } from "../facts.tsx";
import { useFailureText } from "../failure.tsx";
import { Fold } from "../fold.tsx";
import { useFormat } from "../language/format.ts";
import { State } from "../state.tsx";
import { toast } from "../toast.tsx";
import { answerText } from "./answer-text.ts";
import { useWebhookWords } from "./words.ts";

interface DeliveryProps {
  receiver: Receiver;
  delivery: WebhookDelivery;
  paused: boolean;
}

const looks = { pending: "attention", delivered: "ready", failed: "warning" } as const;

/** One event in a line; it opens to what was sent and what came back. */
export function DeliveryRow({ receiver, delivery, paused }: DeliveryProps) {
  const say = useWebhookWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const details = useId();
  const { event, state, attempts } = delivery;
  return (
    <li className="border-line border-t">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
        className="grid min-h-row w-full grid-cols-[5.25rem_minmax(0,1fr)_auto_auto] items-center gap-x-2.5 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
      >
        <State is={state === "pending" && attempts === 0 ? "off" : looks[state]}>{say(state)}</State>
        <span className="min-w-0">
          <span className="block truncate">{say(event.type)}</span>
          {state !== "delivered" && attempts > 0 && (
            <span className="block text-note text-faint">
              {say("attempts", { count: attempts })} · {answerText(delivery, say)}
            </span>
          )}
        </span>
        <time dateTime={event.timestamp} className="text-soft tabular-nums">
          {format.relative(event.timestamp)}
        </time>
        <ChevronDown
          aria-hidden="true"
          className={cx("size-4 text-faint transition-transform", open && "rotate-180")}
        />
      </button>
      <div id={details}>
        <Fold open={open}>
          <DeliveryDetails receiver={receiver} delivery={delivery} paused={paused} />
        </Fold>
      </div>
    </li>
  );
}

function DeliveryDetails({ receiver, delivery, paused }: DeliveryProps) {
  const say = useWebhookWords();
  const format = useFormat();
  const { id, event, state, attempts, attemptedAt, nextAt, line } = delivery;
  return (
    <div className="pt-1 pb-4">
      <Facts
        facts={[
          {
            label: say("id"),
            value: (
              <span className="flex items-center gap-1">
                <code className="min-w-0 font-mono text-note break-all">{id}</code>
                <CopyButton text={id} label={`${say("id")} ${id}`} />
              </span>
            ),
          },
          ...(attemptedAt === null
            ? []
            : [
                {
                  label: say("attempted"),
                  value: `${format.dateTime(attemptedAt)} · ${say("attempts", { count: attempts })}`,
                },
                {
                  label: say("answer"),
                  value: (
                    <>
                      {answerText(delivery, say)}
                      {line !== null && <bdi className="block font-mono text-note wrap-anywhere">{line}</bdi>}
                    </>
                  ),
                },
              ]),
          ...(state === "pending"
            ? [
                {
                  label: say("pending"),
                  value:
                    nextAt === null ? say("whenResumed") : say("next", { time: format.relative(nextAt) }),
                },
              ]
            : []),
        ]}
      />
      <pre className="mt-2 rounded-control bg-sunken px-3.5 py-3 font-mono text-note leading-5 whitespace-pre-wrap break-all">
        {JSON.stringify(event, null, 2)}
      </pre>
      <Resend receiver={receiver} id={id} disabled={paused} />
    </div>
  );
}

function Resend({ receiver, id, disabled }: { receiver: Receiver; id: string; disabled: boolean }) {
  const say = useWebhookWords();
  const resend = useResend(receiver);
  const failureText = useFailureText();
  return (
    <Button
      size="small"
      className="mt-3"
      disabled={disabled}
      busy={resend.isPending}
      onClick={() =>
        resend.mutate(id, {
          onSuccess: () => toast.success(say("resent")),
          onError: (error) => toast.failure(failureText(error)),
        })
      }
    >
      {say("resend")}
    </Button>
  );
}
