import { by, record } from "../../audit/index.ts";
import { tellPerson } from "../../directory/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { findOwner } from "../owner-store.ts";
import { nameOf } from "../receiver-name.ts";
import { type Answered, type Due, settleDelivered, settleFailed } from "./due-store.ts";
import { secondsAfter } from "./schedule.ts";

/** Keeps what came of an attempt. Whose webhook is paused by it is told so. */
export async function settle(ctx: TenantCtx, due: Due, answered: Answered): Promise<void> {
  const { status } = answered;
  if (status !== null && status >= 200 && status < 300) return settleDelivered(ctx, { ...due, ...answered });
  const waitSeconds = secondsAfter(due.attempts, Math.random());
  await inTx(ctx, async (ctx) => {
    const paused = await settleFailed(ctx, { ...due, ...answered, waitSeconds, gone: status === 410 });
    if (paused === undefined) return;
    const { receiver, reason } = paused;
    await record(ctx, {
      event: "webhook.paused",
      actor: by.system,
      subject: receiver,
      details: { webhookId: due.webhookId, reason },
    });
    await tellPerson(ctx, {
      personId: await findOwner(ctx, receiver),
      kind: "webhook_paused",
      details: { receiver: { id: receiver, name: await nameOf(ctx, receiver) } },
    });
  });
}
