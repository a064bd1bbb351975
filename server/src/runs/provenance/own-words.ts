import { holdsPhrase } from "../../planner/index.ts";
import type { Turn } from "../run.ts";
import { isOwnLabel, join, type Label, own } from "./label.ts";

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

/** A program that asks in a person's name has written the request; `own`: they asked themselves. */
export const saidBy = ({ through }: Pick<Turn["run"], "through">): Label =>
  through === null ? own : { writers: [through], privateOf: [] };

/** Of these, what nobody put into their mouth. */
export function unpromptedTextsOf({ run, earlier }: Said): string[] {
  const messages: Earlier[] = [...earlier, { role: "user", text: run.request, label: saidBy(run) }];
  return messages
    .filter(
      ({ role, text, label }, at) =>
        role === "user" && isOwnLabel(label) && saidBefore(text, messages.slice(0, at)).length === 0,
    )
    .map(({ text }) => text);
}

/**
 * Who could have put into the person's mouth what is worked on: `undefined` where these are their own words. A message
 * that stands whole in what the assistant had said or offered was clicked, copied or repeated, and whoever had a hand in
 * that answer has chosen its words. What was pressed has the label of what was offered.
 */
export function promptedBy({ run, earlier }: Said): Label | undefined {
  const { request, chosen } = run;
  const said = saidBy(run);
  const labels = [...saidBefore(request, earlier), ...(isOwnLabel(said) ? [] : [said])];
  if (chosen === null) return labels.length === 0 ? undefined : join(...labels);
  const offers = earlier.flatMap((message) =>
    isOffered(message, chosen.label) ? labelOfOffer(message) : [],
  );
  // An answer that is too long ago to be found: all that is left of the conversation may have had a hand in it.
  const pressed = offers.length > 0 ? offers : earlier.map(({ label }) => label);
  const label = join(...labels, ...pressed);
  return labels.length === 0 && isOwnLabel(label) ? undefined : label;
}

export const isPrompted = (said: Said): boolean => promptedBy(said) !== undefined;

type Earlier = Said["earlier"][number];

/**
 * The labels of the answers, and of what a program said, in which it stands whole; not of the offers that were made from
 * nothing a skill said.
 */
function saidBefore(text: string, before: readonly Earlier[]): Label[] {
  return before.flatMap((message) => {
    if (message.role !== "assistant" && isOwnLabel(message.label)) return [];
    const said = holdsPhrase(message.text, text) ? [message.label] : [];
    const offer = labelOfOffer(message);
    return isOffered(message, text) && !isOwnLabel(offer) ? [...said, offer] : said;
  });
}

const isOffered = ({ offered }: Earlier, text: string): boolean =>
  offered?.texts.some((offer) => holdsPhrase(offer, text)) ?? false;

const labelOfOffer = ({ offered, label }: Earlier): Label => offered?.by ?? label;
