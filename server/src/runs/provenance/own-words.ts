import { holdsPhrase } from "../../planner/index.ts";
import type { Turn } from "../run.ts";

type Said = Pick<Turn, "run" | "earlier">;

/** What a person said themselves, in whole words: the one source from which a name is looked up, and that no skill can write into. */
export function isOwnWord(said: string, ownTexts: readonly string[]): boolean {
  return ownTexts.some((text) => holdsPhrase(text, said));
}

/** The same to the letter: in other spaces or capitals whoever wrote it down anew could hide a message. */
export function isOwnWording(written: string, ownTexts: readonly string[]): boolean {
  return ownTexts.some((text) => text.includes(written) && holdsPhrase(text, written));
}

/** What this person wrote in the conversation: never a skill's answer, never the assistant's. */
export function ownTextsOf({ run, earlier }: Said): string[] {
  return [run.request, ...earlier.filter(({ role }) => role === "user").map(({ text }) => text)];
}

/**
 * Of these, what nobody put into their mouth: a message that stands whole in what the assistant had said before was
 * or offered was clicked, copied or repeated, and whoever had a hand in that answer has chosen its words.
 */
export function unpromptedTextsOf({ run, earlier }: Said): string[] {
  const messages = [...earlier, { role: "user", text: run.request }];
  return messages
    .filter(({ role, text }, at) => {
      const before = messages.slice(0, at).filter((message) => message.role === "assistant");
      return role === "user" && !before.some((message) => isSaidIn(message, text));
    })
    .map(({ text }) => text);
}

const isSaidIn = (message: { text: string; offered?: string[] }, text: string): boolean =>
  [message.text, ...(message.offered ?? [])].some((said) => holdsPhrase(said, text));

/** Whether the message that is worked on is such a one; what was pressed is. */
export const isPrompted = (said: Said): boolean =>
  said.run.chosen !== null || !unpromptedTextsOf(said).includes(said.run.request);
