import type { Duration } from "../../api/schema.gen.ts";
import type { useConsentWords } from "./words.ts";

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
