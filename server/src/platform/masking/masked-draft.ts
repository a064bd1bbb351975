import { maskOurs } from "./masking.ts";

/** A text that is told piece by piece. */
interface Draft {
  say(piece: string): void;
  restart(): void;
}

/** What no secret has in it. */
const upToBreak = /^[\s\S]*[ \p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
/** So much of a word is told at once: of a secret of ours its organisation alone, of one backwards less than a half. */
const soonTold = "bhf_".length + 16;

/** The same without secrets of ours. A word so long that it could be one is told when it has ended. */
export function maskedDraft(draft: Draft): Draft {
  let word = "";
  let told = "";
  return {
    say(piece) {
      const ended = upToBreak.exec(piece)?.[0] ?? "";
      const rest = ended === "" ? "" : untold(maskOurs(word + ended), told);
      if (ended !== "") {
        word = "";
        told = "";
      }
      word += piece.slice(ended.length);
      const begun = word.length > soonTold ? "" : word.slice(told.length);
      told += begun;
      draft.say(rest + begun);
    },
    restart() {
      word = "";
      told = "";
      draft.restart();
    },
  };
}

/** What is left to tell. Where the beginning is another by now, the text that is told at last takes its place anyway. */
function untold(text: string, told: string): string {
  let same = 0;
  while (same < told.length && text[same] === told[same]) same += 1;
  return text.slice(same);
}
