import { type FormEvent, useId, useState } from "react";
import { problemsOf } from "../../api/client.ts";
import type { SetWebhook, Webhook, WebhookEventType } from "../../api/schema.gen.ts";
import { type Receiver, useSetWebhook } from "../../api/webhooks.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { FailureNote } from "../failure.tsx";
import { Field } from "../field.tsx";
import { Input } from "../input.tsx";
import { toast } from "../toast.tsx";
import { useUiWords } from "../words.ts";
import { useWebhookWords } from "./words.ts";

const eventTypes = ["grant.revoked", "permission.ended", "person.left", "version.published"] as const;

interface WebhookDialogProps {
  receiver: Receiver;
  /** The one there is. */
  webhook: Webhook | null;
  onSet: (set: SetWebhook) => void;
  onClose: () => void;
}

/** Where to be told, and of what. */
export function WebhookDialog({ receiver, webhook, onSet, onClose }: WebhookDialogProps) {
  const say = useWebhookWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const set = useSetWebhook(receiver);
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [events, setEvents] = useState<readonly WebhookEventType[]>(webhook?.events ?? eventTypes);
  const [tried, setTried] = useState(false);
  const refused = problemsOf(set.error).find(({ path }) => path === "body.url")?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (url === "" || events.length === 0) return;
    set.mutate(
      { url, events: [...events] },
      {
        onSuccess: (answer) => {
          if (webhook !== null) toast.success(say("saved"));
          onSet(answer);
        },
      },
    );
  };
  return (
    <Dialog
      title={say(webhook === null ? "setTitle" : "editTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" form={form} variant="main" busy={set.isPending}>
            {say("save")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="space-y-5" onSubmit={submit}>
        <Field
          label={say("address")}
          hint={say("addressHint")}
          error={tried && url === "" ? say("addressMissing") : refused}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder="https://app.example.com/webhooks"
              value={url}
              onChange={({ target }) => {
                setUrl(target.value.trim());
                set.reset();
              }}
              className="font-mono text-note"
            />
          )}
        </Field>
        <EventChoice events={events} onChange={setEvents} missing={tried && events.length === 0} />
      </form>
      {set.error && refused === undefined && <FailureNote error={set.error} />}
    </Dialog>
  );
}

interface EventChoiceProps {
  events: readonly WebhookEventType[];
  onChange: (events: readonly WebhookEventType[]) => void;
  missing: boolean;
}

function EventChoice({ events, onChange, missing }: EventChoiceProps) {
  const say = useWebhookWords();
  const id = useId();
  return (
    <fieldset aria-describedby={missing ? `${id}-missing` : undefined}>
      <legend className="font-medium">{say("events")}</legend>
      <ul className="mt-1.5 divide-y divide-line border-line border-y">
        {eventTypes.map((type) => (
          <li key={type} className="flex gap-3 py-2.5">
            <input
              id={`${id}-${type}`}
              type="checkbox"
              checked={events.includes(type)}
              onChange={({ target }) =>
                onChange(
                  eventTypes.filter((each) => (each === type ? target.checked : events.includes(each))),
                )
              }
              aria-describedby={`${id}-${type}-text`}
              className="mt-0.5 size-[18px] shrink-0 accent-accent"
            />
            <div className="min-w-0">
              <label htmlFor={`${id}-${type}`} className="font-medium">
                {say(type)}
              </label>
              <p id={`${id}-${type}-text`} className="text-note text-faint">
                {say(`${type}.text`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {missing && (
        <p id={`${id}-missing`} role="alert" className="mt-1 text-note text-notice-ink">
          {say("eventsMissing")}
        </p>
      )}
    </fieldset>
  );
}
