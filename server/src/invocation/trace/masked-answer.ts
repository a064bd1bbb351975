import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { type Masking, markOf } from "../../platform/masking/masking.ts";
import { textIn } from "../../platform/text.ts";

export type Answered = Extract<OutboundAnswer, { kind: "answer" }>;

const secretHeader =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie|(?:.*[-_])?(?:api-?key|token|secret|password))$/i;

/**
 * A skill's answer without secrets, before anything of it is read: whatever is made of it later has none. What is not
 * text is left as it is: nothing reads it and no trace shows it.
 */
export function maskedAnswer(answer: Answered, masking: Masking): Answered {
  const { statusText, headers, body } = answer;
  const text = textIn(body);
  return {
    ...answer,
    statusText: masking.text(statusText),
    headers: headers.map((header) => maskedHeader(header, masking)),
    body: text === undefined ? body : Buffer.from(masking.body(text)),
  };
}

export function maskedHeader([name, value]: [string, string], masking: Masking): [string, string] {
  const isSecret = secretHeader.test(name) || masking.knows(value);
  return [masking.text(name), isSecret ? markOf(value) : masking.text(value)];
}
