import { Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import type { SetWebhook } from "../../api/schema.gen.ts";
import { type Receiver, useWebhook } from "../../api/webhooks.ts";
import { Blank } from "../blank.tsx";
import { Button } from "../button.tsx";
import { FailurePanel } from "../failure.tsx";
import { Skeleton } from "../spinner.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";
import { WebhookState } from "./webhook-state.tsx";
import { useWebhookWords } from "./words.ts";

/** Where an application or an API is told of what concerns it, and what it was told. */
export function WebhookPage({ receiver }: { receiver: Receiver }) {
  const say = useWebhookWords();
  const found = useWebhook(receiver);
  const [setting, setSetting] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const onSet = ({ secret }: SetWebhook) => {
    setSetting(false);
    setSecret(secret);
  };
  return (
    <div className="px-gutter py-5">
      <p className="mb-5 max-w-[52em] text-body text-pretty text-soft">
        {say(receiver.of === "apis" ? "leadApis" : "leadApplications")}
      </p>
      {found.isPending && <Skeleton lines={6} />}
      {found.error && found.data === undefined && (
        <FailurePanel error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data === null && (
        <Blank
          icon={<WebhookIcon aria-hidden="true" />}
          title={say("emptyTitle")}
          text={say("emptyText")}
          action={
            <Button variant="main" onClick={() => setSetting(true)}>
              {say("set")}
            </Button>
          }
        />
      )}
      {found.data && (
        <div className="grid max-w-[110rem] items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <WebhookState receiver={receiver} webhook={found.data} onEdit={() => setSetting(true)} />
          <DeliveryList receiver={receiver} paused={found.data.paused !== null} />
        </div>
      )}
      {setting && (
        <WebhookDialog
          receiver={receiver}
          webhook={found.data ?? null}
          onSet={onSet}
          onClose={() => setSetting(false)}
        />
      )}
      {secret !== null && <WebhookSecret secret={secret} onClose={() => setSecret(null)} />}
    </div>
  );
}
