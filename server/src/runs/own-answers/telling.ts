import type { LoadedSkill } from "../../assistants/index.ts";
import { type EndedGrant, type Grant, scopeOnCard } from "../../consent/index.ts";
import { type Language, plain } from "../../planner/index.ts";
import { nameIn, plainLine } from "../../platform/text.ts";
import type { Turn } from "../run.ts";
import type { Named } from "./named.ts";

type Told = Pick<Turn, "language" | "catalogue">;

const nameOfScope = (code: string, { language, catalogue }: Told): string =>
  scopeOnCard(code, { locale: language, catalogue }).name;

const listOf = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** A skill by the name in the reader's language; an application that is allowed without a skill by its own. */
const nameOf = (
  { skill, application }: Pick<Grant | EndedGrant, "skill" | "application">,
  language: Language,
) => plainLine(nameIn(language, skill?.title ?? application.name), 60);

const scopeNames = (codes: readonly string[], told: Told): string =>
  codes.map((code) => nameOfScope(code, told)).join(told.language === "zh" ? "、" : ", ");

const codesOf = ({ scopes }: Grant): string[] => scopes.map(({ code }) => code);

function timeIn(language: Language, at: Date): string {
  const style = { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", style).format(at);
}

const zh = {
  kept: "好的，没有收回任何授权。",
  keep: "不收回",
  stopped: "好的，不做了。",
  nothingBefore: "这个对话里还没有可以再做一次的事。",
  nothingAllowed: "你现在没有授权任何技能，没有什么需要收回。",
  notAllowed: "你现在没有这样的授权，没有收回任何授权。",
  endedBefore: "这个授权已经不再有效，没有什么需要收回。",
  which: "要收回哪一项授权？",
  sureAll: "要收回你的全部授权吗？",
  revokeAll: "收回全部授权",
  takeBack: "收回：",
};

const en: typeof zh = {
  kept: "All right, nothing was taken back.",
  keep: "Keep it",
  stopped: "All right, I left it.",
  nothingBefore: "There is nothing in this conversation yet to do again.",
  nothingAllowed: "You allow nothing at the moment, so there is nothing to take back.",
  notAllowed: "You do not allow anything like that at the moment, so nothing was taken back.",
  endedBefore: "That permission has ended already, so there was nothing to take back.",
  which: "Which permission shall I take back?",
  sureAll: "Shall I take back everything you have allowed?",
  revokeAll: "Take back everything",
  takeBack: "Take back: ",
};

export const wordsIn = ({ language }: Pick<Turn, "language">): typeof zh => (language === "zh" ? zh : en);

/** What the button says that takes it back. */
export function revokeLabel(grant: Grant, told: Told): string {
  const { takeBack } = wordsIn(told);
  return plainLine(`${takeBack}${nameOf(grant, told.language)} · ${scopeNames(codesOf(grant), told)}`, 80);
}

const until = {
  zh: { once: "仅本次", conversation: "本次对话", "30d": "30 天", always: "直到你收回" },
  en: {
    once: "this time only",
    conversation: "this conversation",
    "30d": "30 days",
    always: "until you take it back",
  },
} as const;

const rests = {
  zh: "（暂停：它现在开通得更多，下次使用前会请你查看）",
  en: " (rests: it opens more by now, and you are asked before it is used again)",
};

/** What is allowed now, of what was named. */
export function tellGrants(grants: readonly Grant[], told: Told, { codes, skillIds }: Named): string {
  const { language } = told;
  const isPart = codes.length + skillIds.length > 0;
  if (grants.length === 0 && language === "zh")
    return isPart ? "你没有授权过这一项。" : "你现在没有授权任何技能。";
  if (grants.length === 0)
    return isPart ? "You do not allow this to any skill." : "You have allowed nothing at the moment.";
  const lines = grants.map((grant) => {
    const scopes = grant.scopes.map(({ code, duration, expiresAt, resting }) => {
      const name = nameOfScope(code, told);
      if (resting !== null) return `${name}${rests[language]}`;
      const end = timeIn(language, expiresAt);
      return language === "zh"
        ? `${name}（${until.zh[duration]}，最迟到 ${end}）`
        : `${name} (${until.en[duration]}, at the latest until ${end})`;
    });
    return `**${plain(nameOf(grant, language), 60)}**${language === "zh" ? "：" : ": "}${scopes.join(language === "zh" ? "；" : "; ")}`;
  });
  return `${language === "zh" ? "你现在授权了：" : "This is what you allow now:"}\n\n${listOf(lines)}`;
}

/** What was just taken back. */
export function tellRevoked(grants: readonly Grant[], told: Told): string {
  const { language } = told;
  const lines = grants.map(
    (grant) =>
      `**${plain(nameOf(grant, language), 60)}**${language === "zh" ? "：" : ": "}${scopeNames(codesOf(grant), told)}`,
  );
  return language === "zh"
    ? `已收回以下授权，从现在起不再有效：\n\n${listOf(lines)}\n\n以后再需要时会重新征得你的同意。`
    : `This permission is revoked and no longer works:\n\n${listOf(lines)}\n\nYou will be asked again before it is needed.`;
}

/** When what was allowed was last used, by whom. */
export function tellActivity(
  { live, ended }: { live: readonly Grant[]; ended: readonly EndedGrant[] },
  told: Told,
): string {
  const { language } = told;
  const lines = [
    ...live.map((grant) => ({ ...grant, codes: codesOf(grant), over: false })),
    ...ended.map((grant) => ({ ...grant, over: true })),
  ].map((grant) => {
    const { codes, over, lastUsedAt } = grant;
    const what = `**${plain(nameOf(grant, language), 60)}** · ${scopeNames(codes, told)}`;
    const at = lastUsedAt && timeIn(language, lastUsedAt);
    if (language === "zh")
      return `${what}：${at ? `最近使用于 ${at}` : "还没有使用过"}${over ? "（授权已结束）" : ""}`;
    return `${what}: ${at ? `last used on ${at}` : "not used yet"}${over ? " (ended)" : ""}`;
  });
  const zhText =
    lines.length === 0
      ? "最近 30 天没有任何技能得到过这样的授权，所以没有谁看过。"
      : "得到过这样授权的技能：";
  const enText =
    lines.length === 0
      ? "No skill was allowed this within the last 30 days, so none has seen it."
      : "These skills were allowed it:";
  const more =
    language === "zh" ? "每一次使用都在“我的授权”里。" : "Every single use is under “My authorisations”.";
  const head = language === "zh" ? zhText : enText;
  return lines.length === 0 ? head : `${head}\n\n${listOf(lines)}\n\n${more}`;
}

/** Every skill by its name, with what it does. */
export function tellAbilities(skills: readonly LoadedSkill[], language: Language): string {
  if (skills.length === 0)
    return language === "zh" ? "这个助理还没有配置任何技能。" : "This assistant has no skills yet.";
  const lines = skills.map(({ title, operations }) => {
    const does = operations.slice(0, 4).map(({ summary }) => plain(nameIn(language, summary), 60));
    const more = operations.length > does.length ? [language === "zh" ? "等" : "and more"] : [];
    return `**${plain(nameIn(language, title), 60)}**${language === "zh" ? "：" : ": "}${[...does, ...more].join(language === "zh" ? "、" : ", ")}`;
  });
  return `${language === "zh" ? "我可以帮你：" : "Here is what I can do:"}\n\n${listOf(lines)}`;
}
