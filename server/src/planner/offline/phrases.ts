import type { Language } from "../telling/language.ts";

/** What the built-in planner says by itself, in both languages. */
interface Phrases {
  askFor: (needed: string) => string;
  cannot: string;
  abilities: string;
  noAbilities: string;
  greeting: string;
  thanks: string;
  bye: string;
  dropped: string;
  more: (left: number) => string;
}

const zh: Phrases = {
  askFor: (needed) => `还需要你告诉我：${needed}。`,
  cannot: "这件事我做不了。",
  abilities: "我可以帮你：",
  noAbilities: "这个助理还没有配置任何技能。",
  greeting: "你好！",
  thanks: "不客气！",
  bye: "再见！",
  dropped: "好的，不做了。",
  more: (left) => `…还有 ${left} 项`,
};

const en: Phrases = {
  askFor: (needed) => `I still need from you: ${needed}.`,
  cannot: "I can't do that.",
  abilities: "Here is what I can do:",
  noAbilities: "This assistant has no skills yet.",
  greeting: "Hello!",
  thanks: "You're welcome!",
  bye: "Goodbye!",
  dropped: "All right, I left it.",
  more: (left) => `…and ${left} more`,
};

export const phrasesIn = (language: Language): Phrases => (language === "zh" ? zh : en);
