import { z } from "zod";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { CallId, RunId } from "../../platform/ids.ts";
import type { Page, Part, TimeKey } from "../../platform/page.ts";
import { findCalls } from "../store.ts";
import { curlOf } from "./curl.ts";
import type { Trace } from "./trace.ts";

export const Transport = z.enum(["http", "stream"]).meta({ id: "Transport" });

const Outcome = z.enum(["sending", "answered", "failed", "unknown"]).meta({
  id: "CallOutcome",
  description: "What came of a call; `unknown`: nobody knows whether it was done.",
});

/** A call as request and response, secrets masked: `rt` in milliseconds, `beginTime` in Unix milliseconds. */
export const CallView = z
  .object({
    id: z.string(),
    operationId: z.string(),
    outcome: Outcome,
    mode: Transport.optional().describe("How it reached the skill."),
    request: z.object({
      method: z.string(),
      uri: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string().nullable(),
    }),
    response: z
      .object({
        status: z.object({ code: z.number(), message: z.string() }),
        headers: z.record(z.string(), z.string()),
        body: z.string().nullable(),
      })
      .nullable(),
    curl: z
      .string()
      .nullable()
      .describe("The request as a command for a shell; null where there is none to show."),
    error: z.string().optional(),
    beginTime: z.number().describe("Unix milliseconds."),
    rt: z.number().nullable().describe("Milliseconds until the answer; null while it is awaited."),
  })
  .meta({ id: "Call", description: "A request to a skill and its answer, secrets masked." });

/**
 * Without `bodies`, what was said stays between the person and the skill: only the shape of the exchange is shown. A call
 * that nobody waits for any more, other than the one `underWay`, has no outcome to come.
 */
export async function listCalls(
  ctx: TenantCtx,
  runId: RunId,
  { bodies, underWay, ...page }: { bodies: boolean; underWay: CallId | null } & Page<TimeKey>,
): Promise<Part<z.input<typeof CallView>>> {
  const { items, next } = await findCalls(ctx, runId, page);
  const calls = items.map(({ operation_id: operationId, begin_at: beginAt, ...call }) => {
    const outcome = call.outcome === "sending" && call.id !== underWay ? ("unknown" as const) : call.outcome;
    return callView({ ...call, operationId, outcome, beginAt, bodies });
  });
  return { items: calls, next };
}

interface KeptCall extends Trace, Pick<z.output<typeof CallView>, "id" | "operationId" | "outcome" | "rt"> {
  error: string | null;
  beginAt: Date;
}

/** What of a call may be shown: to whom it was made for, all of it; to others, what was called and how it was answered. */
export function callView({ bodies, ...call }: KeptCall & { bodies: boolean }): z.input<typeof CallView> {
  const { id, operationId, outcome, request, response, error, beginAt, rt } = call;
  const { mode, method, uri, headers, body } = request;
  return {
    id,
    operationId,
    outcome,
    ...(mode && { mode }),
    request: bodies ? { method, uri, headers, body } : { method, uri: "", headers: {}, body: null },
    response: bodies || response === null ? response : { status: response.status, headers: {}, body: null },
    curl: bodies ? curlOf(request) : null,
    ...(bodies && error !== null ? { error } : {}),
    beginTime: beginAt.getTime(),
    rt,
  };
}
