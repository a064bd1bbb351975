import { z } from "zod";
import { wireMessageId } from "../../conversations/index.ts";
import { answerIdOf } from "../../runs/index.ts";
import { RunStatus, threadRunView } from "./run-view.ts";
import type { ThreadRun } from "./thread-run.ts";

export const ResponseView = z
  .object({
    id: z.string(),
    created_at: z.number(),
    status: RunStatus,
    error: z.string().optional(),
    model: z.string(),
    output: z.array(
      z.object({
        type: z.literal("message"),
        id: z.string(),
        role: z.literal("assistant"),
        content: z.array(
          z.object({
            type: z.literal("output_text"),
            text: z.string(),
            annotations: z.array(z.unknown()),
          }),
        ),
      }),
    ),
    metadata: z
      .record(z.string(), z.unknown())
      .describe("What the program gave, with `threadId` and `runId`; and what a run's has while it waits."),
    object: z.literal("response"),
  })
  .meta({ id: "AssistantResponse" });

/** A run as one answer; it is known by the run's id. */
export function responseView(
  run: ThreadRun,
  { model, url }: { model: string; url: (conversationId: string) => string },
): z.input<typeof ResponseView> {
  const { id, createdAt, status, lastErrorMsg, metadata, threadId } = threadRunView(run, url);
  const { run: answered } = run.shown;
  const text = answered.status === "completed" ? answered.answer : undefined;
  return {
    id,
    created_at: Math.floor(createdAt / 1000),
    status,
    ...(lastErrorMsg !== undefined && { error: lastErrorMsg }),
    model,
    output:
      text === undefined
        ? []
        : [
            {
              type: "message",
              id: wireMessageId.of(answerIdOf(answered.id)),
              role: "assistant",
              content: [{ type: "output_text", text, annotations: [] }],
            },
          ],
    metadata: { ...metadata, threadId, runId: id },
    object: "response",
  };
}
