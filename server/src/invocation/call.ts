import type { Operation } from "../assistants/index.ts";
import { ourSecretsIn } from "../oauth/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import type { OutboundAnswer } from "../platform/egress/index.ts";
import type { CallId, StepId } from "../platform/ids.ts";
import { Secret } from "../platform/secret.ts";
import { type AnswerOutcome, readAnswer } from "./answer.ts";
import { checkArguments } from "./arguments.ts";
import { type ContextFacts, codeParameters, contextValues } from "./context.ts";
import { InvalidArguments } from "./invalid-arguments.ts";
import { maskBytes, maskedTrace, type Trace } from "./mask.ts";
import { type BuiltRequest, buildRequest, type RequestMeta } from "./request.ts";

/** A request that is ready to be sent, the secrets that are in it, and how it may be shown. */
export interface Call {
  request: BuiltRequest;
  secrets: string[];
  trace: Trace;
  /** A code is spent by being sent: such a call, like every write, is never sent again. */
  carriesCode: boolean;
}

export interface PreparedCall {
  build(input: { callId: CallId; stepId: StepId; code: Secret | undefined }): Call;
}

/** Checks what the planner gave, before a code is issued for it. `refused` says what is wrong, for a person. */
export function prepareCall(
  operation: Operation,
  given: Record<string, unknown>,
  facts: ContextFacts,
): PreparedCall | { refused: string } {
  const checked = checkArguments(operation, given);
  if ("problems" in checked) return { refused: refusal(checked.problems) };
  const values = { ...checked.values, ...contextValues(operation, facts) };
  const takesCode = codeParameters(operation);
  const attempt = (code: Secret | undefined, meta: RequestMeta): BuiltRequest => {
    const codes = code === undefined ? [] : takesCode.map((name) => [name, code.reveal()]);
    return buildRequest(operation, { ...values, ...Object.fromEntries(codes) }, meta);
  };
  try {
    // With a stand-in for the code, which may stand in the path, where nothing may be missing.
    attempt(new Secret("a-code"), { idempotencyKey: "none", requestId: "none" });
  } catch (error) {
    if (error instanceof InvalidArguments) return { refused: error.message };
    throw error;
  }
  return {
    build({ callId, stepId, code }) {
      const request = attempt(code, { idempotencyKey: stepId, requestId: callId });
      const secrets = code === undefined ? [] : [code.reveal()];
      const trace = maskedTrace(request, undefined, secrets);
      return { request, secrets, trace, carriesCode: code !== undefined };
    },
  };
}

export interface CallOutcome {
  outcome: AnswerOutcome["outcome"];
  result?: unknown;
  reason?: string;
}

/** What came of it: what the run may go on with, and the trace that is kept. Secrets are masked in both, a skill's own tokens too. */
export interface SentCall {
  told: CallOutcome;
  trace: Trace;
  ms: number;
}

/** Sends once. Whatever the skill does, this ends within the limits of the egress guard; `lane` is whose share it uses. */
export async function sendCall(
  ctx: Ctx,
  call: Call,
  { operation, lane, locale }: { operation: Operation; lane: string; locale: "zh" | "en" },
): Promise<SentCall> {
  const answer = await ctx.egress.send({ ...call.request, lane, confidential: call.carriesCode });
  const secrets = [...call.secrets, ...(await ourSecretsIn(ctx, textOf(answer)))];
  const masked = answer.kind === "answer" ? { ...answer, body: maskBytes(answer.body, secrets) } : answer;
  const read = readAnswer(masked, { method: operation.method, carriesCode: call.carriesCode });
  const told: CallOutcome =
    read.outcome === "answered"
      ? { outcome: read.outcome, result: read.result }
      : { outcome: read.outcome, reason: read.reason[locale] };
  return { told, trace: maskedTrace(call.request, masked, secrets), ms: answer.ms };
}

/** Everything a skill said, its headers too; its bytes as letters, since what we look for is plain ASCII. */
function textOf(answer: OutboundAnswer): string {
  if (answer.kind !== "answer") return "";
  return `${answer.headers.flat().join("\n")}\n${Buffer.from(answer.body).toString("latin1")}`;
}

function refusal(problems: readonly { path: string; message: string }[]): string {
  return problems.map(({ path, message }) => `${path}: ${message}`).join("; ");
}
