import type { Changes } from "../../platform/jobs/changes.ts";

/** Somebody follows a run elsewhere; what is written of it. */
export const draftChannels = ["draft_wanted", "draft"] as const;
type DraftChannel = (typeof draftChannels)[number];

/** How the nodes tell one another of what is being written. */
export type Line = Pick<Changes, "follow" | "tellOthers">;

/** What comes up within `waitMs` is told together. */
export function batched(
  line: Line,
  channel: DraftChannel,
  { waitMs, collect }: { waitMs: number; collect: () => string[] },
): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      line.tellOthers(channel, collect());
    }, waitMs).unref();
  };
}
