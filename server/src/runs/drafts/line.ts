import type { Ctx } from "../../platform/ctx.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { notifyAll } from "./store.ts";

/** Somebody follows a run elsewhere; what is written of it. */
export const draftChannels = ["draft_wanted", "draft"] as const;
type DraftChannel = (typeof draftChannels)[number];

/** How the nodes tell one another of what is being written. */
export interface Line {
  follow: Changes["follow"];
  tell(channel: DraftChannel, payloads: readonly string[]): Promise<void>;
}

export const lineBetweenNodes = (ctx: Ctx, { follow }: Pick<Changes, "follow">): Line => ({
  follow,
  tell: (channel, payloads) => notifyAll(ctx, channel, payloads),
});

/** What comes up within `waitMs`, or while the last was being told, is told together. */
export function batched(
  line: Line,
  channel: DraftChannel,
  { waitMs, collect }: { waitMs: number; collect: () => string[] },
): () => void {
  let isUnderWay = false;
  let isMore = false;
  const tellSoon = (): void => {
    isMore = isUnderWay;
    if (isUnderWay) return;
    isUnderWay = true;
    setTimeout(() => void tell(), waitMs).unref();
  };
  async function tell(): Promise<void> {
    const payloads = collect();
    // With the database away it is lost; the run that ends holds the text that counts.
    if (payloads.length > 0) await line.tell(channel, payloads).catch(() => {});
    isUnderWay = false;
    if (isMore) tellSoon();
  }
  return tellSoon;
}
