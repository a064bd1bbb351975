import { useState } from "react";
import type { Assistant, TestPhrase } from "../../api/schema.gen.ts";
import { useSavedByItself } from "../saving/use-saved-by-itself.ts";

export const maxTestPhrases = 50;
export const maxPhraseLength = 300;

/** The phrases being edited; they save themselves. `tried`: those that were tried last, as they stood then. */
export function useTestPhrases({ id, testPhrases = [] }: Assistant) {
  const [tried, setTried] = useState<readonly TestPhrase[]>([]);
  const { values, change, ...own } = useSavedByItself<{ testPhrases: TestPhrase[] }>({
    assistantId: id,
    saved: { testPhrases },
    difference: (now, saved) =>
      JSON.stringify(now.testPhrases) === JSON.stringify(saved.testPhrases) ? null : now,
    isReady: () => true,
  });
  const phrases = values.testPhrases;
  return {
    ...own,
    phrases,
    tried,
    tryAll: () => setTried(phrases),
    add: (phrase: TestPhrase) => change({ testPhrases: [...phrases, phrase] }),
    expect: (text: string, expects: TestPhrase["expects"]) =>
      change({ testPhrases: phrases.map((each) => (each.text === text ? { text, expects } : each)) }),
    remove: (text: string) => change({ testPhrases: phrases.filter((each) => each.text !== text) }),
  };
}

export type TestPhrases = ReturnType<typeof useTestPhrases>;

export const isSamePhrase = (a: TestPhrase, b: TestPhrase): boolean =>
  a.text === b.text &&
  a.expects?.skillId === b.expects?.skillId &&
  a.expects?.operationId === b.expects?.operationId;
