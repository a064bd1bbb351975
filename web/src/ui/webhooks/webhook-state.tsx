import { useState } from "react";
import type { Webhook } from "../../api/schema.gen.ts";
import { type Receiver, usePauseWebhook, useRemoveWebhook, useTestWebhook } from "../../api/webhooks.ts";
import { Button } from "../button.tsx";
import { ConfirmDialog } from "../dialog.tsx";
import { Facts } from "../facts.tsx";
import { useFailureText } from "../failure.tsx";
import { useFormat } from "../language/format.ts";
import { Sheet } from "../sheet.tsx";
import { State } from "../state.tsx";
import { toast } from "../toast.tsx";
import { RotateWebhookSecret } from "./rotate-webhook-secret.tsx";
import { useWebhookWords } from "./words.ts";

interface WebhookStateProps {
  receiver: Receiver;
  webhook: Webhook;
  onEdit: () => void;
}

/** The address, how it stands, and what can be done with it. */
export function WebhookState({ receiver, webhook, onEdit }: WebhookStateProps) {
  const say = useWebhookWords();
  const format = useFormat();
  const { url, events, earlierSecretUntil, paused } = webhook;
  const [rotating, setRotating] = useState(false);
  const [removing, setRemoving] = useState(false);
  const remove = useRemoveWebhook(receiver);
  return (
    <Sheet
      level={2}
      title={say("receiver")}
      aside={
        <Button size="small" onClick={onEdit}>
          {say("edit")}
        </Button>
      }
    >
      <Facts
        ruled
        facts={[
          { label: say("address"), value: <bdi className="font-mono text-note">{url}</bdi> },
          { label: say("state"), value: <Standing webhook={webhook} /> },
          { label: say("events"), value: format.list(events.map((type) => say(type))) },
          {
            label: say("secret"),
            value: (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <code className="font-mono text-note">whsec_••••</code>
                <Button size="small" onClick={() => setRotating(true)}>
                  {say("rotate")}
                </Button>
                <span className="basis-full text-note text-faint">
                  {earlierSecretUntil === null
                    ? say("secretHint")
                    : say("secretEarlier", { time: format.dateTime(earlierSecretUntil) })}
                </span>
              </span>
            ),
          },
        ]}
      />
      <div className="flex flex-wrap gap-2 border-line border-t pt-3">
        <SendTest receiver={receiver} disabled={paused !== null} />
        <Pausing receiver={receiver} paused={paused !== null} />
        <Button variant="take" className="ml-auto" onClick={() => setRemoving(true)}>
          {say("remove")}
        </Button>
      </div>
      {rotating && <RotateWebhookSecret receiver={receiver} onClose={() => setRotating(false)} />}
      {removing && (
        <ConfirmDialog
          danger
          title={say("removeTitle")}
          confirm={say("remove")}
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await remove.mutateAsync();
            toast.success(say("removed"));
          }}
        >
          <p>{say("removeText")}</p>
        </ConfirmDialog>
      )}
    </Sheet>
  );
}

/** Whether what there is to tell arrives. */
function Standing({ webhook: { paused, failingSince } }: { webhook: Webhook }) {
  const say = useWebhookWords();
  const format = useFormat();
  if (paused !== null)
    return (
      <span className="block">
        <State is="warning">{say("paused")}</State>
        <span className="block text-note text-soft">
          {say(`paused.${paused.reason}`, { time: format.dateTime(paused.at) })}
        </span>
      </span>
    );
  if (failingSince !== null)
    return (
      <span className="block">
        <State is="attention">{say("failing", { time: format.dateTime(failingSince) })}</State>
        <span className="block text-note text-soft">{say("failingText")}</span>
      </span>
    );
  return <State is="ready">{say("running")}</State>;
}

function SendTest({ receiver, disabled }: { receiver: Receiver; disabled: boolean }) {
  const say = useWebhookWords();
  const test = useTestWebhook(receiver);
  const failureText = useFailureText();
  return (
    <Button
      variant="main"
      disabled={disabled}
      busy={test.isPending}
      onClick={() =>
        test.mutate(undefined, {
          onSuccess: () => toast.success(say("tested")),
          onError: (error) => toast.failure(failureText(error)),
        })
      }
    >
      {say("test")}
    </Button>
  );
}

function Pausing({ receiver, paused }: { receiver: Receiver; paused: boolean }) {
  const say = useWebhookWords();
  const pause = usePauseWebhook(receiver);
  const failureText = useFailureText();
  return (
    <Button
      busy={pause.isPending}
      onClick={() =>
        pause.mutate(!paused, {
          onSuccess: () => toast.success(say(paused ? "resumedNow" : "pausedNow")),
          onError: (error) => toast.failure(failureText(error)),
        })
      }
    >
      {say(paused ? "resume" : "pause")}
    </Button>
  );
}
