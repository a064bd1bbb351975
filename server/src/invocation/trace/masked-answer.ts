import type { AnswerHead, OutboundAnswer } from "../../platform/egress/index.ts";
import { type Masking, markOf } from "../../platform/masking/masking.ts";
import { textIn } from "../../platform/text.ts";

const secretHeader =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie|(?:.*[-_])?(?:api-?key|token|secret|password))$/i;

/**
 * A skill's answer without secrets, before anything of it is read: whatever is made of it later has none. What is not
 * text is left as it is: nothing reads it and no trace shows it.
 */
export function maskedAnswer(answer: OutboundAnswer, masking: Masking): OutboundAnswer {
  if (answer.kind === "failed")
    return { ...answer, ...(answer.head && { head: maskedHead(answer.head, masking) }) };
  const text = textIn(answer.body);
  const body = text === undefined ? answer.body : Buffer.from(masking.body(text));
  return { ...answer, ...maskedHead(answer, masking), body };
}

const maskedHead = ({ status, statusText, headers }: AnswerHead, masking: Masking): AnswerHead => ({
  status,
  statusText: masking.text(statusText),
  headers: headers.map((header) => maskedHeader(header, masking)),
});

export function maskedHeader([name, value]: [string, string], masking: Masking): [string, string] {
  const isSecret = secretHeader.test(name) || masking.knows(value);
  return [masking.text(name), isSecret ? markOf(value) : masking.text(value)];
}
