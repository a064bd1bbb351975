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
  ready: string;
  who: (name: string) => string;
  others: (what: string, who: string) => string;
  whichOne: string;
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
  ready: "好的。你想让我做什么？",
  who: (name) => `我是${name}。`,
  others: (what, who) => `“${what}”只能用于你本人，不能用于${who}。`,
  whichOne: "你是想让我做下面哪一件？",
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
  ready: "All right. What would you like me to do?",
  who: (name) => `I am ${name}.`,
  others: (what, who) => `“${what}” is only about yourself: I can't use it for ${who}.`,
  whichOne: "Which of these would you like me to do?",
  more: (left) => `…and ${left} more`,
};

export const phrasesIn = (language: Language): Phrases => (language === "zh" ? zh : en);
