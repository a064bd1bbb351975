import { findAssistantForTalk } from "../../assistants/index.ts";
import { startConversation, threadId } from "../../conversations/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError, type ErrorCode } from "../../platform/errors.ts";
import type { AssistantId, ConversationId, RunId } from "../../platform/ids.ts";
import { findShownRun, type Hands, startRunOfProgram } from "../../runs/index.ts";
import type { Program } from "../program.ts";
import { type RefusalCode, refused } from "../refusals.ts";
import { countWaiting, lockThread, sayWaiting } from "../threads/store.ts";
import type { Metadata } from "../threads/thread.ts";
import { createThread, findThread, postMessage } from "../threads/threads.ts";
import * as store from "./store.ts";
import type { ThreadRun } from "./thread-run.ts";

export interface NewRun {
  assistantId: string;
  instructions?: string | undefined;
  metadata: Metadata;
}

/**
 * Answers what waits in a thread: a run like any other, in the conversation of that id. One that waits for its person
 * gives way. Errors: `thread.not.exist`, `run.assistantparam.error`, `run.lastmessage.invalid`, `run.inprogress.error`.
 */
export async function startThreadRun(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  program: Program,
  { threadId: wireId, ...wanted }: NewRun & { threadId: string },
): Promise<ThreadRun> {
  const thread = await findThread(ctx, program, wireId);
  const assistantId = await findAssistant(ctx, program, wanted.assistantId, "run.assistantparam.error");
  await beginConversation(ctx, program, { id: thread.id, assistantId });
  return startRunIn(ctx, hands, program, thread.id, wanted);
}

/** A thread with one message, in a conversation with this assistant. */
export function beginWith(
  ctx: TenantCtx,
  program: Program,
  { assistantId, text }: { assistantId: AssistantId; text: string },
): Promise<ConversationId> {
  return inTx(ctx, async (ctx) => {
    const { id } = await createThread(ctx, program, {});
    await postMessage(ctx, program, { threadId: threadId.of(id), text, metadata: {} });
    await beginConversation(ctx, program, { id, assistantId });
    return id;
  });
}

/** Answers what waits in a conversation that is there. Errors: as above. */
export async function startRunIn(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  program: Program,
  id: ConversationId,
  { instructions, metadata }: Omit<NewRun, "assistantId">,
): Promise<ThreadRun> {
  const { applicationId, person } = program;
  const begun = await toldAsRunErrors(
    startRunOfProgram(ctx, hands, person, id, async (ctx, runId) => {
      const said = await sayWaiting(ctx, { threadId: id, runId });
      const last = said.at(-1);
      if (last === undefined) throw refused("run.lastmessage.invalid", id);
      await store.insertThreadRun(ctx, { runId, threadId: id, metadata });
      const text = said.map(({ text }) => text).join("\n\n");
      return { applicationId, messageId: last.id, text, instructions };
    }),
  );
  const nothingYet = { consents: [], confirmations: [], asks: null, standings: [], completedAt: null };
  const { run, catalogue, now: createdAt } = begun;
  return { shown: { ...nothingYet, run, catalogue, createdAt }, metadata };
}

/**
 * One of the program's own application that is published and in use. Errors: `as`, with why where that may be known.
 */
export async function findAssistant(
  ctx: TenantCtx,
  { applicationId, person }: Program,
  wireId: string,
  as: RefusalCode,
): Promise<AssistantId> {
  const assistantId = wireId as AssistantId;
  const input = { assistantId, caller: person, draft: false };
  const assistant = await findAssistantForTalk(ctx, input).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "assistant_disabled")
      throw refused(as, wireId, "管理员已停用该助理");
    if (error instanceof AppError && error.code === "not_published")
      throw refused(as, wireId, "助理尚未发布");
    throw error;
  });
  if (assistant?.applicationId !== applicationId) throw refused(as, wireId);
  return assistant.id;
}

/** The first run of a thread says which assistant it is with. */
async function beginConversation(
  ctx: TenantCtx,
  { applicationId, person }: Program,
  { id, assistantId }: { id: ConversationId; assistantId: AssistantId },
): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const known = await lockThread(ctx, id);
    if (known === assistantId) return;
    if (known !== null) throw refused("run.assistantparam.error", id, "该会话属于另一个助理，请新建会话");
    if ((await countWaiting(ctx, id)) === 0) throw refused("run.lastmessage.invalid", id);
    const made = { id, assistantId, draft: false, through: applicationId };
    await startConversation(ctx, person, made);
  });
}

const asRunErrors: Partial<Record<ErrorCode, RefusalCode>> = {
  run_in_progress: "run.inprogress.error",
  not_published: "run.assistantparam.error",
  assistant_disabled: "run.assistantparam.error",
  not_found: "thread.not.exist",
};

async function toldAsRunErrors<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    const code = error instanceof AppError && asRunErrors[error.code];
    throw code ? refused(code, error.message) : error;
  }
}

/** Errors: `thread.not.exist`, `run.not.exist`. */
export async function findThreadRun(
  ctx: TenantCtx,
  program: Program,
  { threadId, runId }: { threadId: string; runId: string },
): Promise<ThreadRun> {
  const { id } = await findThread(ctx, program, threadId);
  const [found] = await store.findThreadRuns(ctx, id, { runId: runId as RunId, order: "asc", limit: 1 });
  const run = found && (await shownRun(ctx, program, found));
  if (run === undefined) throw refused("run.not.exist", runId);
  return run;
}

export async function listThreadRuns(
  ctx: TenantCtx,
  program: Program,
  { threadId, ...filter }: { threadId: string; limit: number; order: "asc" | "desc" },
): Promise<ThreadRun[]> {
  const { id } = await findThread(ctx, program, threadId);
  const found = await store.findThreadRuns(ctx, id, filter);
  const shown = await Promise.all(found.map((each) => shownRun(ctx, program, each)));
  return shown.filter((run) => run !== undefined);
}

async function shownRun(
  ctx: TenantCtx,
  { person }: Program,
  { runId, metadata }: store.KeptRun,
): Promise<ThreadRun | undefined> {
  const shown = await findShownRun(ctx, { runId, personId: person.id });
  return shown && { shown, metadata };
}
