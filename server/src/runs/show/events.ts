import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { OrganisationId, RunId } from "../../platform/ids.ts";
import { inTurn } from "../../platform/in-turn.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { changeKey } from "../../platform/jobs/teller.ts";
import { stillSignedIn } from "../../sign-in/index.ts";
import type { Drafts } from "../drafts/drafts.ts";
import { isOver } from "../run.ts";
import { isBeingPlanned } from "../steps.ts";
import { findRevision, findShownRun } from "./shown-run-store.ts";
import { type ShownRun, viewOf } from "./view.ts";

export interface Following {
  changes: Pick<Changes, "follow">;
  drafts: Pick<Drafts, "follow">;
  /** Aborted when this node stops: its streams end and browsers continue on another. */
  stopping: AbortSignal;
}

const beatMs = 15_000;
/** A node that dies right after a change has told nobody of it, so whoever follows looks now and then. */
const lookMs = 3_000;

interface Follower {
  caller: PersonPrincipal;
  runId: RunId;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * `text/event-stream` of a run: the whole run after each change, its revision as the event's id, so that a browser
 * that comes back with `Last-Event-ID` goes on where it was, on any node, after any restart. Between them the answer
 * as it is written, on whatever node. 204 when it had ended.
 */
export async function followRun(ctx: TenantCtx, following: Following, follower: Follower): Promise<void> {
  const { caller, runId, request, reply } = follower;
  // Before it is read: a change that comes between the two would go unheard.
  const changed = changesOf(following, ctx.organisationId, runId);
  try {
    const first = await findShownRun(ctx, { runId, personId: caller.id });
    if (first === undefined) throw new AppError("not_found", runId);
    const seen = Number(request.headers["last-event-id"] ?? 0) || 0;
    if (isOver(first.run.status) && (seen === 0 || seen >= first.run.revision)) {
      await reply.code(204).send();
      return;
    }
    const stream = openStream(reply);
    if (request.method === "HEAD") stream.end();
    else await tellUntilOver(ctx, following, follower, { stream, first, seen, changed });
  } finally {
    changed.unfollow();
  }
}

/** What changes before anybody listens is told to them when they do. */
function changesOf({ changes }: Following, organisationId: OrganisationId, runId: RunId) {
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

function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack();
  reply.raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  return reply.raw;
}

interface Begun {
  stream: ServerResponse;
  first: ShownRun;
  seen: number;
  changed: ReturnType<typeof changesOf>;
}

function tellUntilOver(
  ctx: TenantCtx,
  { changes, drafts, stopping }: Following,
  { caller, runId, request }: Follower,
  { stream, first, seen, changed }: Begun,
): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const ends: (() => void)[] = [() => stream.end(), resolve];
  const end = () => {
    for (const each of ends.splice(0)) each();
  };
  let told = seen;
  const tell = (shown: ShownRun) => {
    const { run } = shown;
    if (run.revision > told) {
      told = run.revision;
      stream.write(`event: run\nid: ${told}\ndata: ${JSON.stringify(viewOf(shown, caller.locale))}\n\n`);
    }
    draft.plannedAt(isBeingPlanned(run) ? run.revision : undefined);
    if (isOver(run.status)) end();
  };
  const { show, look, beat } = watching(
    ctx,
    { caller, runId, request },
    { stream, tell, end, told: () => told },
  );

  stream.write("retry: 1000\n\n");
  const draft = drafts.follow(changeKey(ctx.organisationId, runId), (delta) => {
    stream.write(`event: delta\ndata: ${JSON.stringify(delta)}\n\n`);
  });
  const timers = [setInterval(beat, beatMs), setInterval(look, lookMs)];
  ends.push(draft.stop, changes.follow("person", changeKey(ctx.organisationId, caller.id), beat));
  ends.push(...timers.map((timer) => () => clearInterval(timer)));
  ends.push(() => stopping.removeEventListener("abort", end));
  stream.on("close", end);
  stopping.addEventListener("abort", end);
  tell(first);
  changed.listen(show);
  return over;
}

interface Watched {
  stream: ServerResponse;
  tell(shown: ShownRun): void;
  end(): void;
  /** The revision that was told last. */
  told(): number;
}

/** To show the run as it is now, to look whether that is needed, and whether its reader is still signed in. */
function watching(
  ctx: TenantCtx,
  { caller, runId, request }: Pick<Follower, "caller" | "runId" | "request">,
  { stream, tell, end, told }: Watched,
) {
  const whose = { runId, personId: caller.id };
  const show = inTurn(async () => {
    const shown = await findShownRun(ctx, whose);
    if (shown === undefined) end();
    else tell(shown);
  }, end);
  const look = inTurn(async () => {
    if ((await findRevision(ctx, whose)) !== told()) show();
  }, end);
  const beat = inTurn(async () => {
    if (await stillSignedIn(ctx, request)) stream.write(": still here\n\n");
    else end();
  }, end);
  return { show, look, beat };
}
