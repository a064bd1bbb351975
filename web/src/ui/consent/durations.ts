import type { Duration } from "../../api/schema.gen.ts";
import type { useConsentWords } from "./words.ts";

/** The same in a word or two; never without the whole beside it. */
export const shortDurations = {
  once: "onceShort",
  conversation: "conversationShort",
  "30d": "days30Short",
  always: "alwaysShort",
} as const satisfies Record<Duration, string>;

type Say = ReturnType<typeof useConsentWords>;

/** A duration as a choice: the lasting ones say that they work when one is not chatting. */
export function durationChoice(say: Say, duration: Duration): string {
  switch (duration) {
    case "once":
      return say("once");
    case "conversation":
      return say("conversation");
    case "30d":
      return say("days30");
    case "always":
      return say("always");
    default:
      return duration satisfies never;
  }
}

/** The same where the short word is seen: whoever speaks to the page says what they see. */
export function durationSaid(say: Say, duration: Duration): string {
  const [short, whole] = [say(shortDurations[duration]), durationChoice(say, duration)];
  return whole.toLowerCase().includes(short.toLowerCase()) ? whole : `${short}, ${whole}`;
}
