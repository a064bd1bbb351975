import type { TenantCtx } from "../../platform/ctx.ts";
import type { OrganisationId, PersonId, RunId } from "../../platform/ids.ts";
import { inTurn } from "../../platform/in-turn.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { changeKey } from "../../platform/jobs/teller.ts";
import type { Delta, Drafts } from "../drafts/drafts.ts";
import { isOver } from "../run.ts";
import { isBeingPlanned } from "../steps.ts";
import { findRevision, findShownRun } from "./shown-run-store.ts";
import type { ShownRun } from "./view.ts";

export interface Following {
  changes: Pick<Changes, "follow">;
  drafts: Pick<Drafts, "follow">;
  /** Aborted when this node stops: its streams end and browsers continue on another. */
  stopping: AbortSignal;
}

/** A node that dies right after a change has told nobody of it, so whoever watches looks now and then. */
const lookMs = 3_000;

/** What changes before anybody listens is told to them when they do. */
export function changesOf(
  { changes }: Pick<Following, "changes">,
  organisationId: OrganisationId,
  runId: RunId,
) {
  let isMissed = false;
  let listener = () => {
    isMissed = true;
  };
  return {
    unfollow: changes.follow("run", changeKey(organisationId, runId), () => listener()),
    listen(onChange: () => void) {
      listener = onChange;
      if (isMissed) onChange();
    },
  };
}

/** A run that is watched from the state in which it was read. */
export interface Watched {
  runId: RunId;
  personId: PersonId;
  first: ShownRun;
  /** The revision that is known already. */
  seen: number;
  /** Followed since before it was read: a change that comes between the two would go unheard. */
  changed: ReturnType<typeof changesOf>;
}

export interface Watcher {
  /** The whole run, after each change. */
  run(shown: ShownRun): void;
  /** Between them, the answer as it is written, on whatever node. */
  delta(delta: Delta): void;
  /** It is over, or gone, or this node stops. */
  end(): void;
}

/** Returns the way to leave; after the end there is nothing left to leave. */
export function watchRun(
  ctx: TenantCtx,
  { drafts, stopping }: Pick<Following, "drafts" | "stopping">,
  { runId, personId, first, seen, changed }: Watched,
  watcher: Watcher,
): () => void {
  let told = seen;
  const ends: (() => void)[] = [];
  const leave = () => {
    for (const each of ends.splice(0)) each();
  };
  const end = () => {
    if (ends.length === 0) return;
    leave();
    watcher.end();
  };
  const draft = drafts.follow(changeKey(ctx.organisationId, runId), watcher.delta);
  const tell = (shown: ShownRun) => {
    const { run } = shown;
    if (run.revision > told) {
      told = run.revision;
      watcher.run(shown);
    }
    draft.plannedAt(isBeingPlanned(run) ? run.revision : undefined);
    if (isOver(run.status)) end();
  };
  const show = inTurn(async () => {
    const shown = await findShownRun(ctx, { runId, personId });
    if (shown === undefined) end();
    else tell(shown);
  }, end);
  const look = inTurn(async () => {
    if ((await findRevision(ctx, { runId, personId })) !== told) show();
  }, end);
  const timer = setInterval(look, lookMs);
  ends.push(draft.stop, changed.unfollow, () => clearInterval(timer));
  ends.push(() => stopping.removeEventListener("abort", end));
  stopping.addEventListener("abort", end);
  tell(first);
  changed.listen(show);
  return leave;
}

/** The same for whoever has not read the run yet. */
export async function watchFromNow(
  ctx: TenantCtx,
  following: Following,
  whose: Pick<Watched, "runId" | "personId">,
  watcher: Watcher,
): Promise<() => void> {
  const changed = changesOf(following, ctx.organisationId, whose.runId);
  try {
    const first = await findShownRun(ctx, whose);
    if (first !== undefined) return watchRun(ctx, following, { ...whose, first, seen: 0, changed }, watcher);
    watcher.end();
  } catch (error) {
    changed.unfollow();
    throw error;
  }
  return changed.unfollow;
}
