import type { Language } from "../telling/language.ts";

/** What is said beside a model's own words. */
interface Phrases {
  goesOnBuiltIn: string;
  stopsHere: string;
  budgetUsed: string;
  notUnderstood: (title: string) => string;
  nothingSaid: string;
  again: string;
}

const zh: Phrases = {
  goesOnBuiltIn: "语言模型暂时无法使用，以下由内置的规划完成。",
  stopsHere: "语言模型没有继续回答，以上是目前已有的结果。可以再试一次。",
  budgetUsed: "这次请求已用完允许的步骤或用量，到此为止。可以换一种说法，或分成几次来说。",
  notUnderstood: (title) => `没能为“${title}”确定需要的内容，没有执行。请说得更具体一些。`,
  nothingSaid: "语言模型没有给出回答。请再说一次。",
  again: "再来一次",
};

const en: Phrases = {
  goesOnBuiltIn: "The language model cannot be used right now, so this was planned without it.",
  stopsHere: "The language model did not go on. This is what there is so far; you can try again.",
  budgetUsed:
    "This request has used all the steps it may take, so it stops here. Say it differently, or in several parts.",
  notUnderstood: (title) =>
    `I could not work out what “${title}” needs, so it was not run. Please say it more exactly.`,
  nothingSaid: "The language model gave no answer. Please say it again.",
  again: "Again",
};

export const wordsIn = (language: Language): Phrases => (language === "zh" ? zh : en);
