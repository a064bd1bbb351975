export type FailureReason =
  | "refused_address"
  | "unreachable"
  | "tls"
  | "timeout"
  | "too_large"
  | "redirect"
  | "bad_response"
  | "aborted";

/** What comes before the body of an answer. */
export interface AnswerHead {
  status: number;
  statusText: string;
  /** Names in lower case; a repeated name is repeated. */
  headers: [string, string][];
}

/** Why an outbound request has no answer. The message is for people: it names no address, query or secret. */
export class EgressFailure extends Error {
  readonly reason: FailureReason;
  /** Of an answer that was refused for it. */
  readonly head: AnswerHead | undefined;

  constructor(reason: FailureReason, message: string, head?: AnswerHead) {
    super(message);
    this.reason = reason;
    this.head = head;
  }
}

/** The guard's no: nothing was connected to. */
export class EgressRefused extends EgressFailure {
  constructor(message: string) {
    super("refused_address", message);
  }
}
