import { useState } from "react";
import type { DeliveryState } from "../../api/schema.gen.ts";
import { type Receiver, useDeliveries, useResendFailed } from "../../api/webhooks.ts";
import { Button } from "../button.tsx";
import { FailurePanel, useFailureText } from "../failure.tsx";
import { Segments } from "../segments.tsx";
import { Sheet } from "../sheet.tsx";
import { Skeleton } from "../spinner.tsx";
import { toast } from "../toast.tsx";
import { DeliveryRow } from "./delivery-row.tsx";
import { useWebhookWords } from "./words.ts";

const states = ["all", "pending", "delivered", "failed"] as const;

/** What was told lately, the latest first, and what came of it. */
export function DeliveryList({ receiver, paused }: { receiver: Receiver; paused: boolean }) {
  const say = useWebhookWords();
  const [state, setState] = useState<(typeof states)[number]>("all");
  const wanted: DeliveryState | undefined = state === "all" ? undefined : state;
  const found = useDeliveries(receiver, wanted);
  const deliveries = found.data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <Sheet
      level={2}
      title={say("deliveries")}
      note={say("deliveriesNote")}
      aside={
        state === "failed" && deliveries.length > 0 && <ResendFailed receiver={receiver} disabled={paused} />
      }
      className="min-w-0"
    >
      <Segments
        legend={say("filter")}
        options={states.map((value) => ({ value, label: say(value) }))}
        value={state}
        onChange={setState}
        className="mb-2 max-w-md"
      />
      {found.isPending && <Skeleton lines={5} />}
      {found.error && !found.data && (
        <FailurePanel error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && deliveries.length === 0 && (
        <p className="py-2 text-faint">{say(state === "all" ? "deliveriesNone" : "deliveriesNoneState")}</p>
      )}
      <ul aria-label={say("deliveries")}>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} receiver={receiver} delivery={delivery} paused={paused} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mt-3" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say("loadMore")}
        </Button>
      )}
    </Sheet>
  );
}

function ResendFailed({ receiver, disabled }: { receiver: Receiver; disabled: boolean }) {
  const say = useWebhookWords();
  const resend = useResendFailed(receiver);
  const failureText = useFailureText();
  return (
    <Button
      size="small"
      disabled={disabled}
      busy={resend.isPending}
      onClick={() =>
        resend.mutate(undefined, {
          onSuccess: ({ count }) => toast.success(say("resentFailed", { count })),
          onError: (error) => toast.failure(failureText(error)),
        })
      }
    >
      {say("resendFailed")}
    </Button>
  );
}
