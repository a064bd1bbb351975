import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { route } from "../../audit/index.ts";
import { stillAllowed, v1Errors } from "../../oauth/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { application, token } from "../../platform/http/access.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../../platform/http/principal.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { type Following, type Hands, openStream } from "../../runs/index.ts";
import { listQuery, readListQuery } from "../list-query.ts";
import { modelNameOf } from "../model-name.ts";
import { type Program, programOf } from "../program.ts";
import { forPrograms, ListObject, Metadata, ThreadParams } from "../threads/http.ts";
import { ResponseView, responseView } from "./response.ts";
import { ThreadRunView, threadRunView } from "./run-view.ts";
import { streamRun } from "./stream.ts";
import type { ThreadRun } from "./thread-run.ts";
import {
  beginWith,
  findAssistant,
  findThreadRun,
  listThreadRuns,
  startRunIn,
  startThreadRun,
} from "./thread-runs.ts";
import { waitForRun } from "./waiting.ts";

/** What a run begun through the API needs of the node. */
export interface Running {
  hands: Pick<Hands, "taking">;
  following: Following;
  /** Where people reach us. */
  url: () => string;
}

/** The official client gives up after three seconds. */
const usualWaitMs = 2_000;
const longestWaitS = 60;

const instructions = z.string().max(4000, "最多 4000 个字符").optional();
const NewRunBody = z.object({
  assistantId: z.string().max(100),
  instructions,
  metadata: Metadata.default({}),
  stream: z.boolean().default(false),
});
const Asking = z
  .object({
    input: z.string().trim().min(1, "不能为空").max(4000, "最多 4000 个字符"),
    instructions,
    metadata: Metadata.default({}),
    stream: z.boolean().default(false),
  })
  .meta({ id: "AssistantAsking", description: "One thing that an assistant is asked." });

/** Each in a transaction of its own. */
const begins = { event: ["run.started", "conversation.started"] } as const;

export function threadRunRoutes({ hands, following, url }: Running): Route[] {
  const pageOf = (conversationId: string) => `${url()}/chat/${conversationId}`;
  const runs = {
    tag: "Assistant API",
    dialect: v1Errors,
    access: forPrograms,
    params: ThreadParams,
  } as const;

  const postRun = route({
    ...runs,
    method: "POST",
    url: "/v1.0/assistant/threads/:threadId/runs",
    operationId: "createAssistantRun",
    summary:
      "Answer what was posted: a run begins, and is told at once; with `stream` as text/event-stream until it is over",
    audit: {
      ...begins,
      also: ["run.ended", "consent.superseded", "confirmation.superseded", "grant.ended"],
    },
    body: NewRunBody,
    lasts: true,
    reply: [200, ThreadRunView],
    async handle(ctx, { caller, params, body: { stream, ...wanted }, request, reply }) {
      const program = await programOf(ctx, caller);
      const run = await startThreadRun(ctx, hands, program, { ...params, ...wanted });
      if (stream) follow(ctx, { caller, program, run, request, reply });
      return threadRunView(run, pageOf);
    },
  });

  const getRun = route({
    ...runs,
    method: "GET",
    url: "/v1.0/assistant/threads/:threadId/runs/:runId",
    operationId: "retrieveAssistantRun",
    summary: "A run that this program began",
    audit: none("read only"),
    params: ThreadParams.extend({ runId: z.string().max(100) }),
    reply: [200, ThreadRunView],
    handle: async (ctx, { caller, params }) =>
      threadRunView(await findThreadRun(ctx, await programOf(ctx, caller), params), pageOf),
  });

  const listRuns = route({
    ...runs,
    method: "GET",
    url: "/v1.0/assistant/threads/:threadId/runs",
    operationId: "listAssistantRun",
    summary: "The runs that this program began in a thread",
    audit: none("read only"),
    query: z.object(listQuery),
    reply: [200, z.object({ data: z.array(ThreadRunView), object: ListObject })],
    async handle(ctx, { caller, params, query }) {
      const program = await programOf(ctx, caller);
      const filter = readListQuery(query, { limit: "run.limit.error", order: "run.order.error" });
      const found = await listThreadRuns(ctx, program, { ...params, ...filter });
      return { data: found.map((run) => threadRunView(run, pageOf)), object: "list" as const };
    },
  });

  const asking = {
    tag: "Assistant API",
    dialect: v1Errors,
    method: "POST",
    audit: begins,
    params: z.object({ assistantId: z.string().max(100) }),
    headers: z.looseObject({
      prefer: z
        .string()
        .optional()
        .describe("`wait=30`: wait so many seconds for the answer, 60 at most; left out, 2."),
    }),
    body: Asking,
    lasts: true,
    reply: [200, ResponseView],
  } as const;

  const postResponse = route({
    ...asking,
    url: "/v1.0/assistant/:assistantId/compatible-mode/responses",
    operationId: "assistantResponse",
    summary: "Ask an assistant of the application one thing, in a thread of its own",
    access: application("AI.Assistant.Run"),
    handle: (ctx, given) => ask(ctx, given),
  });

  const postMeResponse = route({
    ...asking,
    url: "/v1.0/assistant/:assistantId/me/compatible-mode/responses",
    operationId: "assistantMeResponse",
    summary: "Ask an assistant of the application one thing, in the name of the person who allowed it",
    access: token("AI.Assistant.Run.Me"),
    handle: (ctx, given) => ask(ctx, given),
  });

  return [postRun, getRun, listRuns, postResponse, postMeResponse];

  async function ask(
    ctx: TenantCtx,
    { caller, params, body, request, reply }: Asked,
  ): Promise<z.input<typeof ResponseView>> {
    const program = await programOf(ctx, caller);
    const { input: text, instructions, metadata, stream } = body;
    const assistantId = await findAssistant(ctx, program, params.assistantId, "assistant.not.exist");
    const id = await beginWith(ctx, program, { assistantId, text });
    const run = await startRunIn(ctx, hands, program, id, { instructions, metadata });
    const shownAs = { model: await modelNameOf(ctx), url: pageOf };
    if (stream) {
      follow(ctx, { caller, program, run, request, reply });
      return responseView(run, shownAs);
    }
    const whose = { runId: run.shown.run.id, personId: program.person.id };
    const shown = await waitForRun(ctx, following, whose, waitIn(request));
    return responseView({ ...run, ...(shown && { shown }) }, shownAs);
  }

  function follow(
    ctx: TenantCtx,
    { caller, program, run, request, reply }: Pick<Asked, "caller" | "request" | "reply"> & Follow,
  ): void {
    const scope = caller.kind === "token" ? "AI.Assistant.Run.Me" : "AI.Assistant.Run";
    const streaming = { following, url: pageOf, isAllowed: () => stillAllowed(ctx, request, scope) };
    streamRun(ctx, streaming, program, run, openStream(reply));
  }
}

interface Asked {
  caller: TokenPrincipal | ApplicationPrincipal;
  params: { assistantId: string };
  body: z.output<typeof Asking>;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface Follow {
  program: Program;
  run: ThreadRun;
}

/** `Prefer: wait=30` (RFC 7240). */
function waitIn({ headers }: FastifyRequest): number {
  const seconds = /(?:^|[,;\s])wait=(\d{1,4})(?=$|[,;\s])/.exec(String(headers.prefer ?? ""))?.[1];
  return seconds === undefined ? usualWaitMs : Math.min(Number(seconds), longestWaitS) * 1000;
}
