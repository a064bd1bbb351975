import type { WebhookDelivery } from "../../api/schema.gen.ts";
import type { useWebhookWords } from "./words.ts";

type Say = ReturnType<typeof useWebhookWords>;

const known = [
  "refused_address",
  "unreachable",
  "tls",
  "timeout",
  "redirect",
  "bad_response",
  "not_signed",
] as const;

/** What came back of the last attempt, or why nothing did. */
export function answerText({ status, problem }: WebhookDelivery, say: Say): string {
  const answered = status === null ? [] : [`HTTP ${status}`];
  const why = known.find((each) => each === problem) ?? "other";
  const trouble = problem === null ? [] : [say(`problem.${why}`)];
  return [...answered, ...trouble].join(" · ") || say("noAnswer");
}
