import { z } from "zod";
import { mayBuild } from "../assistants/index.ts";
import { route } from "../audit/index.ts";
import { waiverRoutes } from "../confirmations/index.ts";
import { DurationView } from "../consent/index.ts";
import type { RunsOfConversation } from "../conversations/index.ts";
import { CallView, listCalls } from "../invocation/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { person } from "../platform/http/access.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { none, type Route } from "../platform/http/route.ts";
import { idSchema, type RunId } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { analyticsRoutes } from "./analytics/http.ts";
import { isWaiting, programOf, waitsFor } from "./conversation-store.ts";
import type { Hands } from "./hands/hands.ts";
import { getModelUse } from "./model-use/http.ts";
import { phraseRoutes } from "./phrases/http.ts";
import { replyRoutes } from "./replies/http.ts";
import type { Turn } from "./run.ts";
import { followRun } from "./show/events.ts";
import { findRunParties, findShownRun } from "./show/shown-run-store.ts";
import { DeltaView, RunView, viewOf } from "./show/view.ts";
import type { Following } from "./show/watch.ts";
import { trialRoutes } from "./trial/http.ts";
import { answerRun, cancelOpenRun, cancelRun, confirmRun } from "./turn/decide.ts";
import { retryRun, startRun } from "./turn/start.ts";

const RunParams = z.object({ id: idSchema("run") });
const RunReply = z.object({ run: RunView });

const getRun = route({
  method: "GET",
  url: "/api/runs/:id",
  operationId: "getRun",
  tag: "Talking",
  summary: "A run of yours",
  access: person(),
  audit: none("read only"),
  params: RunParams,
  reply: [200, RunReply],
  errors: ["not_found"],
  handle: (ctx, { caller, params }) => show(ctx, caller, params.id),
});

const ConsentAnswer = z
  .object({
    consentId: idSchema("csr"),
    decision: z.enum(["allow", "deny", "allow_all"]),
    scopes: z
      .array(z.string().max(100))
      .max(100)
      .optional()
      .describe("Codes of the card; left out, `allow` means all required ones."),
    alsoAllow: z
      .array(z.object({ skillId: idSchema("skl"), code: z.string().max(100) }))
      .max(200)
      .optional()
      .describe(
        "With `allow_all`: the sensitive permissions to be allowed, by skill; what the card asks for need not be named.",
      ),
    duration: DurationView.optional().describe("Left out, the card's `defaultDuration`."),
  })
  .meta({ id: "ConsentAnswer" });

const ConfirmationAnswer = z
  .object({
    confirmationId: idSchema("cfm"),
    decision: z.enum(["run", "cancel"]),
    arguments: z
      .record(z.string().max(200), z.unknown())
      .optional()
      .describe(
        "All of the person's own parameters, where one of them was changed; left out, those of the card are sent.",
      ),
    remember: z.boolean().optional().describe("Ask no more for this operation."),
  })
  .meta({ id: "ConfirmationAnswer" });

const postCancel = route({
  method: "POST",
  url: "/api/runs/:id/cancel",
  operationId: "cancelRun",
  tag: "Talking",
  summary: "Stop a run",
  access: person(),
  audit: { event: "run.ended", also: ["consent.superseded", "confirmation.superseded", "grant.ended"] },
  params: RunParams,
  reply: [200, RunReply],
  errors: ["not_found", "run_over"],
  async handle(ctx, { caller, params }) {
    await cancelRun(ctx, caller, params.id);
    return show(ctx, caller, params.id);
  },
});

const getCalls = route({
  method: "GET",
  url: "/api/runs/:id/calls",
  operationId: "listRunCalls",
  tag: "Talking",
  summary:
    "The requests a run sent to skills: your own in full, as their builder without bodies; secrets masked",
  access: person(),
  audit: none("read only"),
  params: RunParams,
  query: z.object(pageQuery(TimeKey)),
  reply: [200, z.object({ calls: z.array(CallView), next: Next })],
  errors: ["not_found"],
  async handle(ctx, { caller, params, query }) {
    const parties = await findRunParties(ctx, params.id);
    const own = parties?.personId === caller.id;
    const builds = parties?.builderId === caller.id && mayBuild(caller, { createdBy: caller.id });
    if (!own && !builds) throw new AppError("not_found", params.id);
    const { underWay } = parties;
    const { items, next } = await listCalls(ctx, params.id, { bodies: own, underWay, ...query });
    return { calls: items, next };
  },
});

/** What begins a run or lets it go on is handed this. */
type Taking = Pick<Hands, "taking">;

const postMessage = (hands: Taking) =>
  route({
    method: "POST",
    url: "/api/conversations/:id/messages",
    operationId: "postMessage",
    tag: "Talking",
    summary: "Say something; a run begins",
    access: person(),
    audit: {
      event: "run.started",
      also: ["run.ended", "consent.superseded", "confirmation.superseded", "grant.ended"],
    },
    params: z.object({ id: idSchema("con") }),
    headers: z.looseObject({ "idempotency-key": z.string().optional() }),
    body: z.object({
      text: z.string().trim().min(1, "say something").max(4000, "at most 4000 characters"),
      choiceId: idSchema("cho")
        .optional()
        .describe("A choice of the last answer: it counts, and stands in the conversation as it reads."),
      replaces: idSchema("msg")
        .optional()
        .describe("A message of your own, in whose place this one is; what followed it is shown no more."),
    }),
    reply: [202, RunReply],
    errors: [
      "not_found",
      "run_in_progress",
      "not_published",
      "assistant_disabled",
      "choice_unknown",
      "choice_gone",
      "message_not_replaceable",
    ],
    async handle(ctx, { caller, params, body, request }) {
      const key = request.headers["idempotency-key"];
      const idempotencyKey = typeof key === "string" ? key.slice(0, 200) : undefined;
      const begun = await startRun(ctx, hands, caller, {
        conversationId: params.id,
        ...body,
        idempotencyKey,
      });
      return showBegun(ctx, caller, begun);
    },
  });

const postRetry = (hands: Taking) =>
  route({
    method: "POST",
    url: "/api/runs/:id/retry",
    operationId: "retryRun",
    tag: "Talking",
    summary: "The last request of a conversation once more; what it writes is confirmed anew",
    access: person(),
    audit: {
      event: "run.started",
      also: ["run.ended", "consent.superseded", "confirmation.superseded", "grant.ended"],
    },
    params: RunParams,
    reply: [202, RunReply],
    errors: ["not_found", "run_in_progress", "not_the_last", "not_published", "assistant_disabled"],
    handle: async (ctx, { caller, params }) =>
      showBegun(ctx, caller, await retryRun(ctx, hands, caller, params.id)),
  });

const postConsent = (hands: Taking) =>
  route({
    method: "POST",
    url: "/api/runs/:id/consent",
    operationId: "answerConsent",
    tag: "Talking",
    summary: "Answer a consent card, once",
    access: person(),
    audit: "consent.answered",
    params: RunParams,
    body: ConsentAnswer,
    reply: [200, RunReply],
    errors: ["not_found", "already_decided", "no_longer_available", "scope_not_on_card"],
    async handle(ctx, { caller, params, body }) {
      await answerRun(ctx, hands, caller, params.id, body);
      return show(ctx, caller, params.id);
    },
  });

const postConfirmation = (hands: Taking) =>
  route({
    method: "POST",
    url: "/api/runs/:id/confirmation",
    operationId: "answerConfirmation",
    tag: "Talking",
    summary: "Run a call with these values, or do not; once",
    access: person(),
    audit: { event: "confirmation.answered", also: ["confirmation.waived"] },
    params: RunParams,
    body: ConfirmationAnswer,
    exactNumbers: true,
    reply: [200, RunReply],
    errors: ["not_found", "already_decided", "invalid_arguments"],
    async handle(ctx, { caller, params, body }) {
      await confirmRun(ctx, hands, caller, params.id, body);
      return show(ctx, caller, params.id);
    },
  });

export function runRoutes(following: Following, hands: Taking): Route[] {
  const getEvents = route({
    method: "GET",
    url: "/api/runs/:id/events",
    operationId: "followRun",
    tag: "Talking",
    summary: "Follow a run: text/event-stream, continued after Last-Event-ID",
    access: person(),
    audit: none("read only"),
    params: RunParams,
    headers: z.looseObject({ "last-event-id": z.string().optional() }),
    reply: [200, null],
    events: { run: RunView, delta: DeltaView },
    errors: ["not_found"],
    handle: (ctx, { caller, params, request, reply }) =>
      followRun(ctx, following, { caller, runId: params.id, request, reply }),
  });
  return [
    postMessage(hands),
    postRetry(hands),
    getRun,
    getEvents,
    postConsent(hands),
    postConfirmation(hands),
    postCancel,
    getCalls,
    getModelUse,
    ...analyticsRoutes,
    ...waiverRoutes,
    ...replyRoutes,
    ...trialRoutes(hands),
    ...phraseRoutes,
  ];
}

/** What the conversation routes show of runs, and do to them. */
export const runsOfConversation: RunsOfConversation<typeof RunView> = {
  schema: RunView,
  async latest(ctx, caller, conversationId) {
    const shown = await findShownRun(ctx, { conversationId, personId: caller.id });
    return shown === undefined ? null : viewOf(shown, caller.locale);
  },
  cancelOpen: cancelOpenRun,
  waitsFor,
  isWaiting,
  programOf,
};

/** A run that has just begun is shown without looking at it again. */
async function showBegun(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  begun: Turn | { repeated: RunId },
): Promise<z.input<typeof RunReply>> {
  if ("repeated" in begun) return show(ctx, caller, begun.repeated);
  const nothingYet = { consents: [], confirmations: [], asks: null, standings: [], completedAt: null };
  const { run, catalogue, now: createdAt } = begun;
  return { run: viewOf({ ...nothingYet, run, catalogue, createdAt }, caller.locale) };
}

async function show(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  runId: RunId,
): Promise<z.input<typeof RunReply>> {
  const shown = await findShownRun(ctx, { runId, personId: caller.id });
  if (shown === undefined) throw new AppError("not_found", runId);
  return { run: viewOf(shown, caller.locale) };
}
