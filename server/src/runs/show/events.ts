import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { RunId } from "../../platform/ids.ts";
import { inTurn } from "../../platform/in-turn.ts";
import { changeKey } from "../../platform/jobs/teller.ts";
import { stillSignedIn } from "../../sign-in/index.ts";
import { isOver } from "../run.ts";
import { findShownRun } from "./shown-run-store.ts";
import { viewOf } from "./view.ts";
import { changesOf, type Following, type Watched, watchRun } from "./watch.ts";

const beatMs = 15_000;

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
    else {
      const watched = { runId, personId: caller.id, first, seen, changed };
      await tellUntilOver(ctx, following, follower, { stream, watched });
    }
  } finally {
    changed.unfollow();
  }
}

/** From here on the answer is written by hand. */
export function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack();
  reply.raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  return reply.raw;
}

function tellUntilOver(
  ctx: TenantCtx,
  following: Following,
  { caller, request }: Pick<Follower, "caller" | "request">,
  { stream, watched }: { stream: ServerResponse; watched: Watched },
): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const ends: (() => void)[] = [() => stream.end(), resolve];
  const end = () => {
    for (const each of ends.splice(0)) each();
  };
  const beat = inTurn(async () => {
    if (await stillSignedIn(ctx, request)) stream.write(": still here\n\n");
    else end();
  }, end);
  stream.write("retry: 1000\n\n");
  const timer = setInterval(beat, beatMs);
  ends.push(() => clearInterval(timer));
  ends.push(following.changes.follow("person", changeKey(ctx.organisationId, caller.id), beat));
  stream.on("close", end);
  const leave = watchRun(ctx, following, watched, {
    run: (shown) => {
      const view = JSON.stringify(viewOf(shown, caller.locale));
      stream.write(`event: run\nid: ${shown.run.revision}\ndata: ${view}\n\n`);
    },
    delta: (delta) => void stream.write(`event: delta\ndata: ${JSON.stringify(delta)}\n\n`),
    end,
  });
  ends.push(leave);
  return over;
}
