export type FailureReason =
  | "refused_address"
  | "unreachable"
  | "tls"
  | "timeout"
  | "too_large"
  | "redirect"
  | "bad_response"
  | "aborted";

/** Why an outbound request has no answer. The message is for people: it names no address, query or secret. */
export class EgressFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The guard's no: nothing was connected to. */
export class EgressRefused extends EgressFailure {
  constructor(message: string) {
    super("refused_address", message);
  }
}
