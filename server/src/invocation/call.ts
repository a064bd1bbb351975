import { createHash } from "node:crypto";
import type { FailureReason, OutboundAnswer } from "../platform/egress/index.ts";
import type { CallId, RunId } from "../platform/ids.ts";
import { type Masking, maskingOf } from "../platform/masking/masking.ts";
import { Secret } from "../platform/secret.ts";
import type { Operation } from "../skill-files/index.ts";
import { readAnswer } from "./answer/answer.ts";
import { inUtf8 } from "./answer/content/charset.ts";
import { checkArguments } from "./arguments/arguments.ts";
import { type ArgumentProblem, InvalidArguments } from "./arguments/invalid-arguments.ts";
import { withOtherMembers } from "./arguments/other-members.ts";
import type { Proof } from "./authentication/authentication.ts";
import { withProof } from "./authentication/with-proof.ts";
import type { CallOutcome } from "./outcome.ts";
import { type ContextFacts, contextValues, sealedParameters } from "./request/context.ts";
import { type BuiltRequest, buildRequest, type RequestMeta } from "./request/request.ts";
import { maskedAnswer } from "./trace/masked-answer.ts";
import type { Trace } from "./trace/trace.ts";
import { requestTrace, responseTrace } from "./trace/tracing.ts";
import type { Transport } from "./transport.ts";

/** A request that is ready to be sent, how it may be shown, and what takes its secrets out of what is answered. */
export interface OutgoingRequest {
  request: BuiltRequest;
  masking: Masking;
  trace: Trace;
  /** Carries a code or a key. */
  confidential: boolean;
  /** A code is spent by being sent: such a call, like every write, is never sent again. */
  carriesCode: boolean;
  /** Called when the skill does not accept the authentication (401). */
  forgetProof?: () => void;
}

/** What is issued for one call, by pair such as `currentUser/oauthAuthCode`. */
export type SealedValues = ReadonlyMap<string, Secret>;

export interface PreparedRequest {
  /** With a parameter for each further member of the body that was given. */
  operation: Operation;
  /** What was given, checked, with the defaults of what was left out; by parameter key. */
  values: Record<string, unknown>;
  /** What the platform fills in and may be seen, by parameter key. */
  filled: Record<string, string>;
  /** SHA-256 in hex of all that would be sent except what is issued at that moment: equal values, equal digest. */
  digest: string;
  build(input: { runId: RunId; callId: CallId; sealed: SealedValues; proof: Proof }): OutgoingRequest;
}

/** What there is of a request whose body lacks members, for a card on which the person gives them. */
export type IncompleteRequest = Pick<PreparedRequest, "operation" | "values" | "filled">;

/** Checks what the planner or the person gave, before anything is asked, issued or sent. */
export function prepareRequest(
  described: Operation,
  given: Record<string, unknown>,
  facts: ContextFacts,
): PreparedRequest | { problems: readonly ArgumentProblem[]; incomplete?: IncompleteRequest } {
  const operation = withOtherMembers(described, given);
  const checked = checkArguments(operation, given);
  const filled = contextValues(operation, facts);
  if ("problems" in checked) {
    const { problems, incomplete: values } = checked;
    return values === undefined ? { problems } : { problems, incomplete: { operation, values, filled } };
  }
  const { values } = checked;
  const taking = sealedParameters(operation);
  const { language } = facts;
  const attempt = (sealed: SealedValues, meta: RequestMeta): BuiltRequest => {
    const issued = [...taking].flatMap(([pair, keys]) =>
      [...keys].map((key) => [key, sealed.get(pair)?.reveal() ?? ""]),
    );
    return buildRequest(operation, { ...values, ...filled, ...Object.fromEntries(issued) }, meta);
  };
  try {
    // With stand-ins for what is issued later, which may stand in the path, where nothing may be missing.
    const standIns = new Map([...taking.keys()].map((pair) => [pair, new Secret("issued-later")]));
    const digest = digestOf(attempt(standIns, { idempotencyKey: "none", requestId: "none", language }));
    return {
      operation,
      values,
      filled,
      digest,
      build({ runId, callId, sealed, proof }) {
        const meta = { idempotencyKey: `${runId}.${callId}`, requestId: callId, language };
        const request = withProof(attempt(sealed, meta), proof);
        const issued = [...sealed.values()].map((secret) => secret.reveal());
        const secrets = [...issued, ...proof.secrets];
        const masking = maskingOf(secrets);
        const { forget } = proof;
        return {
          request,
          masking,
          trace: { request: requestTrace(request, masking), response: null },
          confidential: secrets.length > 0,
          carriesCode: issued.length > 0,
          ...(forget && { forgetProof: forget }),
        };
      },
    };
  } catch (error) {
    if (error instanceof InvalidArguments) return { problems: error.problems };
    throw error;
  }
}

function digestOf(request: BuiltRequest): string {
  const { body = "", ...head } = request;
  return createHash("sha256").update(JSON.stringify(head)).update("\n").update(body).digest("hex");
}

/** A request and what came of it: the outcome, and the trace that is kept. Secrets are masked in both, a skill's own tokens too. */
export interface Exchange {
  outcome: CallOutcome;
  /** The skill says that the person's permission is gone (wire format, re-consent signal). */
  signal: boolean;
  trace: Trace;
  ms: number;
  /** False only when surely nothing reached the skill. */
  sent: boolean;
  /** Why there is no answer, or none that can be read. */
  failure?: FailureReason;
}

interface Sending {
  operation: Operation;
  transport: Transport;
  locale: "zh" | "en";
}

/** Sends once. */
export async function sendRequest(
  outgoing: OutgoingRequest,
  { operation, transport, locale }: Sending,
): Promise<Exchange> {
  const answer = await transport(outgoing);
  if (answer.kind === "answer" && answer.status === 401) outgoing.forgetProof?.();
  const { carriesCode, request, masking } = outgoing;
  const masked = maskedAnswer(inWords(answer, outgoing), masking);
  const { method, uri } = request;
  // Over a stream there is no host: only the path can be another.
  const url = request.url === "" ? `http://stream.invalid${uri}` : request.url;
  const read = readAnswer(masked, { method, carriesCode, url }, masking.body);
  const { signal, ...known } = { signal: undefined, ...read };
  const outcome: CallOutcome =
    known.outcome === "answered"
      ? { ...known, display: operation.display }
      : { outcome: known.outcome, reason: known.reason[locale] };
  const trace = { ...outgoing.trace, response: responseTrace(masked) };
  const failed = answer.kind === "failed" ? { sent: answer.sent, failure: answer.reason } : { sent: true };
  return { outcome, signal: signal === true, trace, ms: answer.ms, ...failed };
}

/** Over a stream every text is UTF-8, whatever charset a header repeats. */
function inWords(answer: OutboundAnswer, { request }: OutgoingRequest): OutboundAnswer {
  return answer.kind === "failed" || request.url === "" ? answer : inUtf8(answer);
}
