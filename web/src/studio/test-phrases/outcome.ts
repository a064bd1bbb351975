import type { PhraseOutcome } from "../../api/schema.gen.ts";
import { clip } from "../../ui/text.ts";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { useTestPhraseWords } from "./words.ts";

/** What comes of a phrase, in one sentence. */
export function useOutcomeText(): (outcome: PhraseOutcome) => string {
  const say = useTestPhraseWords();
  const spoken = useSpokenName();
  return ({ does, operations, text }) => {
    const names = operations.map(({ summary, operationId }) => spoken(summary) || operationId);
    const operation = names.join(say("comma"));
    const missing = operations
      .flatMap((each) => each.missing)
      .map(spoken)
      .join(say("comma"));
    switch (does) {
      case "runs":
        return say(askedFirst(operations), { operation });
      case "asks":
        return say("does_asks", { operation, missing });
      case "blocked":
        return say("does_blocked", { operation });
      case "offers":
        return say("does_offers", { operation });
      case "answers":
        return say("does_answers", { text: clip(text, 120) });
      case "platform":
        return say("does_platform");
      case "nothing":
        return say("does_nothing");
    }
  };
}

function askedFirst(operations: PhraseOutcome["operations"]) {
  if (operations.some(({ confirmation }) => confirmation)) return "does_confirms";
  return operations.some(({ permission }) => permission) ? "does_permits" : "does_runs";
}
