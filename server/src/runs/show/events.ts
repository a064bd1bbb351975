import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { RunId } from "../../platform/ids.ts";
import { inTurn } from "../../platform/in-turn.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { stillSignedIn } from "../../sign-in/index.ts";
import type { Drafts } from "../drafts/drafts.ts";
import { isOver } from "../run.ts";
import { isBeingPlanned } from "../steps.ts";
import { findRevision, findShownRun } from "./shown-run-store.ts";
import { viewOf } from "./view.ts";

export interface Following {
  changes: Pick<Changes, "follow">;
  drafts: Pick<Drafts, "follow">;
  /** Aborted when this node stops: its streams end and browsers continue on another. */
  stopping: AbortSignal;
}

const beatMs = 15_000;
/** A node that dies right after a change has told nobody of it, so whoever follows looks now and then. */
const lookMs = 3_000;

/**
 * `text/event-stream` of a run: the whole run after each change, its revision as the event's id, so that a browser
 * that comes back with `Last-Event-ID` goes on where it was, on any node, after any restart. Between them the answer
 * as it is written, on whatever node. 204 when it had ended.
 */
export async function followRun(
  ctx: TenantCtx,
  following: Following,
  input: { caller: PersonPrincipal; runId: RunId; request: FastifyRequest; reply: FastifyReply },
): Promise<void> {
  const { caller, runId, request, reply } = input;
  const first = await findShownRun(ctx, { runId, personId: caller.id });
  if (first === undefined) throw new AppError("not_found", runId);
  let seen = Number(request.headers["last-event-id"] ?? 0) || 0;
  if (isOver(first.run.status) && (seen === 0 || seen >= first.run.revision)) {
    void reply.code(204).send();
    return;
  }

  reply.hijack();
  const stream = reply.raw;
  stream.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  if (request.method === "HEAD") {
    stream.end();
    return;
  }
  stream.write("retry: 1000\n\n");

  await new Promise<void>((resolve) => {
    const show = inTurn(async () => {
      const shown = await findShownRun(ctx, { runId, personId: caller.id });
      if (shown === undefined) return end();
      if (shown.run.revision > seen) {
        seen = shown.run.revision;
        stream.write(`event: run\nid: ${seen}\ndata: ${JSON.stringify(viewOf(shown, caller.locale))}\n\n`);
      }
      draft.plannedAt(isBeingPlanned(shown.run) ? shown.run.revision : undefined);
      if (isOver(shown.run.status)) end();
    }, end);
    const beat = inTurn(async () => {
      if (await stillSignedIn(ctx, request)) stream.write(": still here\n\n");
      else end();
    }, end);
    const look = inTurn(async () => {
      if ((await findRevision(ctx, { runId, personId: caller.id })) !== seen) show();
    }, end);
    const unfollow = following.changes.follow("run", `${ctx.organisationId}/${runId}`, show);
    const draft = following.drafts.follow(runId, (delta) => {
      stream.write(`event: delta\ndata: ${JSON.stringify(delta)}\n\n`);
    });
    const unfollowPerson = following.changes.follow("person", `${caller.organisationId}/${caller.id}`, beat);
    const timers = [setInterval(beat, beatMs), setInterval(look, lookMs)];

    function end(): void {
      for (const timer of timers) clearInterval(timer);
      unfollow();
      draft.stop();
      unfollowPerson();
      following.stopping.removeEventListener("abort", end);
      stream.end();
      resolve();
    }
    stream.on("close", end);
    following.stopping.addEventListener("abort", end);
    show();
  });
}
