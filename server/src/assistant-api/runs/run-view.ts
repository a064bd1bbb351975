import { z } from "zod";
import { threadId } from "../../conversations/index.ts";
import { type ShownRun, viewOf } from "../../runs/index.ts";
import type { ThreadRun } from "./thread-run.ts";

/** As the wire format's examples have it; a run that waits lasts as long as its question. */
const lastsMs = 600_000;

export const RunStatus = z
  .enum(["queued", "in_progress", "requires_action", "failed", "completed"])
  .meta({ id: "AssistantRunStatus", description: "`requires_action`: it waits for its person." });

export const ThreadRunView = z
  .object({
    id: z.string(),
    createdAt: z.number(),
    threadId: z.string(),
    assistantId: z.string(),
    status: RunStatus,
    lastErrorMsg: z.string().optional(),
    expiresAt: z.number(),
    startedAt: z.number(),
    cancelledAt: z.number().optional(),
    failedAt: z.number().optional(),
    completedAt: z.number().optional(),
    metadata: z
      .record(z.string(), z.unknown())
      .describe(
        "What the program gave. Of a run that waits for its person also `requiredAction`, what they are asked, and `url`, where they decide.",
      ),
    object: z.literal("thread.run"),
  })
  .meta({ id: "AssistantRun" });

/** `url`: of a conversation's page. */
export function threadRunView(
  { shown, metadata }: ThreadRun,
  url: (conversationId: string) => string,
): z.input<typeof ThreadRunView> {
  const { run, createdAt, completedAt } = shown;
  const status = wireStatus(run.status);
  const endedAt = completedAt?.getTime();
  return {
    id: run.id,
    createdAt: createdAt.getTime(),
    threadId: threadId.of(run.conversationId),
    assistantId: run.assistantId,
    status,
    ...(status === "failed" && { lastErrorMsg: whyFailed(shown) }),
    expiresAt: createdAt.getTime() + lastsMs,
    startedAt: createdAt.getTime(),
    ...(run.status === "cancelled" && { cancelledAt: endedAt }),
    ...(status === "failed" && { failedAt: endedAt }),
    ...(status === "completed" && { completedAt: endedAt }),
    ...waiting(shown, metadata, url),
    object: "thread.run",
  };
}

type WireStatus = z.infer<typeof ThreadRunView>["status"];

/** The wire format knows no stopped and no expired run. */
const wireStatus = (status: ShownRun["run"]["status"]): WireStatus =>
  status === "cancelled" || status === "expired" ? "failed" : status;

function whyFailed({ run }: ShownRun): string {
  switch (run.status) {
    case "failed":
      return run.error.message;
    case "expired":
      return "无人在限期内决定，没有继续执行";
    default:
      return "已停止";
  }
}

/** What a person is asked, as far as a program may know it: never the values that they see on the card. */
function waiting(
  shown: ShownRun,
  metadata: ThreadRun["metadata"],
  url: (conversationId: string) => string,
): Pick<z.input<typeof ThreadRunView>, "metadata"> & { expiresAt?: number } {
  const action = viewOf(shown, shown.run.locale).requiredAction;
  if (action === null) return { metadata };
  const { expiresAt, skill } = action.kind === "consent" ? action.consent : action.confirmation;
  const asked =
    action.kind === "consent"
      ? { kind: "consent", skill, scopes: action.consent.scopes.map(({ code }) => code) }
      : {
          kind: "confirm",
          skill,
          summary: action.confirmation.summary,
          parameters: action.confirmation.parameters.map(({ name }) => name),
        };
  return {
    expiresAt: new Date(expiresAt).getTime(),
    metadata: { ...metadata, requiredAction: asked, url: url(shown.run.conversationId) },
  };
}
