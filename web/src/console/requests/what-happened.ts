import type { LoggedCall } from "../../api/schema.gen.ts";

const failures = [
  "refused_address",
  "unreachable",
  "tls",
  "timeout",
  "too_large",
  "redirect",
  "bad_response",
  "aborted",
] as const;

/** What is told of a call, by the name of its words. */
export type Happened =
  | (typeof failures)[number]
  | "sending"
  | "answered"
  | "lost"
  | "refused"
  | "absent"
  | "too_many"
  | "rejected"
  | "broken"
  | "said_failed";

/** What became of it, as somebody would say it who is to mend it. */
export function whatHappened({
  outcome,
  failure,
  status,
}: Pick<LoggedCall, "outcome" | "failure" | "status">): Happened {
  if (outcome === "answered" || outcome === "sending") return outcome;
  const known = failures.find((each) => each === failure);
  if (known !== undefined) return known;
  if (status === null) return "lost";
  if (status === 401 || status === 403) return "refused";
  if (status === 404) return "absent";
  if (status === 429) return "too_many";
  if (status >= 500) return "broken";
  return status >= 400 ? "rejected" : "said_failed";
}

/** How it is marked in a list. The shape says it, not the hue. */
export type Mark = "good" | "warning" | "failed" | "waiting";

export function markOf(call: Pick<LoggedCall, "outcome" | "failure" | "status">): Mark {
  if (call.outcome === "answered") return "good";
  if (call.outcome === "sending") return "waiting";
  return call.status !== null && call.status < 500 ? "warning" : "failed";
}
