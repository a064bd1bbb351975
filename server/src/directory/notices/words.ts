import { nameIn } from "../../platform/text.ts";

interface Words {
  zh: string;
  en: string;
}

/** Whom or what a notice is about, each under its own word, by the name they had at the time. */
export type NoticeDetails = Readonly<Record<string, { readonly id: string; readonly name: string }>>;

type Naming = (word: string) => string;

/** Every kind of notice there is, with its sentence. `named` puts a name in: marked, since others chose it. */
const sentences = {
  password_given: (named) => ({
    zh: `${named("by")}为你设置了密码。`,
    en: `${named("by")} gave you a new password.`,
  }),
  link_made: (named) => ({
    zh: `${named("by")}生成了一个可以为你的账号设置密码的链接。`,
    en: `${named("by")} made a link with which a password can be set for your account.`,
  }),
  password_set: (named) => ({
    zh: `有人通过${named("by")}生成的链接为你的账号设置了密码。`,
    en: `Your password was set through the link that ${named("by")} made.`,
  }),
  code_replayed: (named) => ({
    zh: `${named("application")}的授权码被使用了两次，它首次换得的凭证已失效。你的授权没有变化。`,
    en: `A code for ${named("application")} was used twice. What its first use got has ended; what you allow stands.`,
  }),
  code_presented_by_another: (named) => ({
    zh: `发给${named("application")}的授权码被另一个应用拿来使用，它什么也没有得到，授权码已作废。你的授权没有变化。`,
    en: `Another application came with a code for ${named("application")}. It got nothing and the code is void; what you allow stands.`,
  }),
  webhook_paused: (named) => ({
    zh: `${named("receiver")}的 webhook 已暂停：一周以来没有事件送达，或对方已不再接收。请检查地址后在控制台恢复。`,
    en: `The webhook of ${named("receiver")} is paused: nothing arrived for a week, or its receiver is gone. Check the address, then resume it in the Console.`,
  }),
} as const satisfies Record<string, (named: Naming) => Words>;

export type NoticeKind = keyof typeof sentences;

export const noticeKinds = Object.keys(sentences) as [NoticeKind, ...NoticeKind[]];

export function wordsOf(kind: NoticeKind, details: NoticeDetails): Words {
  const name = (word: string) => details[word]?.name;
  const { zh } = sentences[kind]((word) => `「${nameIn("zh", name(word) ?? "某人")}」`);
  const { en } = sentences[kind]((word) => `“${nameIn("en", name(word) ?? "somebody")}”`);
  return { zh, en };
}
