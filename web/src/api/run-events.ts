import type { Delta, Run } from "./schema.gen.ts";

/** What a follower of a run knows: the whole run, and the answer as far as it has been written. */
export interface FollowedRun {
  run: Run | null;
  draft: string;
}

export type RunEvent = { type: "run"; run: Run } | ({ type: "delta" } & Delta);

/** A `run` event replaces everything known; deltas add up, or begin anew, until the answer itself has come. */
export function reduceRunEvent(state: FollowedRun, event: RunEvent): FollowedRun {
  switch (event.type) {
    case "run":
      return { run: event.run, draft: event.run.message === null ? state.draft : "" };
    case "delta":
      return { ...state, draft: event.reset ? event.text : state.draft + event.text };
    default:
      return event satisfies never;
  }
}

export function hasEnded(run: Run): boolean {
  return run.status !== "queued" && run.status !== "in_progress" && run.status !== "requires_action";
}

/** The event stream may have overtaken a reply: an ended run stays ended, and no step is taken back. */
export function newerOf(known: Run | undefined, reply: Run): Run {
  if (known === undefined) return reply;
  if (hasEnded(known) || known.steps.length > reply.steps.length) return known;
  return reply;
}
