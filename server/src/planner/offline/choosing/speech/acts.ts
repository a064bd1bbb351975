import type { PlannerOperation } from "../../../planner.ts";
import { normalise } from "../../../words/comparing.ts";
import { splitName, wordsOf } from "../../../words/words.ts";

/** What is done to a thing. Words that are also names of things, such as "request" or "报销", say nothing of it. */
type Act = "read" | "create" | "finish" | "remove";

const acts: Readonly<Record<Act, RegExp>> = {
  remove:
    /\b(?:cancel(?:l?ed|l?ing|s)?|delet(?:e[ds]?|ing)|remov(?:e[ds]?|ing)|withdr(?:aw|ew|awn|aws)|revok(?:e[ds]?|ing)|release (?:the|my|it|that|this)|erase[ds]?|undo|call off|get rid of|unsubscribe|(?:return|give back) (?:the|my|that|this|a|it|them|loan))\b|归还|还掉|还书|还了(?!吗)|取消|删除|删掉|删了|删去|移除|撤销|撤回|撤掉|退订|退掉|释放|作废|不参加/,
  finish:
    /\b(?:complet(?:e[ds]?|ing)|finish(?:e[ds]|ed|ing)?|done|tick(?:ed)?(?: it)? off|check(?:ed)? (?:it )?off)\b|完成|做完|搞定|办完|弄完|办好了|做好了|弄好了|写完|交完/,
  create:
    /\b(?:creat(?:e[ds]?|ing)|add(?:s|ed|ing)?|(?<!\b(?:the|a|this|that|these|which|what|any|my|of|some|find|return|borrow) )book(?!ings?\b)(?:s|ed)?|reserv(?:e[ds]?|ing)|file|submit(?:s|ted|ting)?|appl(?:y|ies|ied)|remind(?! me of)|register|order me|borrow(?:s|ed|ing)?)\b|借(?=[^口助此机鉴阅用]|$)|报修|投诉|挂失|新建|创建|新增|添加|预订(?![号单])|预定(?![号单])|订(?!单|阅|号|的)|提醒|提交/,
  read: /\b(?:show|list|see|lookup|retrieve|fetch|tell|give|find|search|view|check|look|get|track|what|which|who|whose|when|where|how|query|display|do i|have i|has my|is my|are my|was my|were my|did i)\b|查|看|哪|什么|多少|有没有|几|搜|找|吗/,
};

/** They want something for themselves; what, the noun beside it says. */
const wanting = /我要|我想|想要|帮我|给我|\bi(?:'d| would) like\b|\bi want\b|\bi need\b|\bi have to\b/;

const kinds = ["remove", "finish", "create", "read"] as const;

/** "remind me to cancel the gym", "待办：取消预约": what is to be remembered is not asked for. */
const whatFollows = /^.*?(?:提醒我|记得|\bremind me\b(?! of)|[:：](?=.))/i;

/** The words up to what is to be remembered. */
export const commandIn = (text: string): string => whatFollows.exec(text)?.[0] ?? text;

const actsIn = (text: string): Set<Act> => {
  const plain = commandIn(normalise(text));
  return new Set(kinds.filter((act) => acts[act].test(plain)));
};

/** What an operation does, by the first word for it in its name and else in its summary. */
export function actOf({ operationId, summary }: PlannerOperation): Act | undefined {
  const name = splitName(operationId);
  const named = firstAct(name) ?? firstAct(summary);
  return named ?? (asksFor.test(name) || asksFor.test(summary) ? "create" : undefined);
}

/** Verbs only where they begin the name of an operation: elsewhere they are as often nouns. */
const asksFor =
  /^(?:request|apply|post|put|make|order|start|open|issue|raise|send)\b|^(?:申请|发起|报名|登记|发送)/i;

function firstAct(text: string): Act | undefined {
  const plain = normalise(text);
  const found = kinds.flatMap((act) => {
    const at = plain.search(acts[act]);
    return at < 0 ? [] : [{ act, at }];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.act;
}

/** What the person wants done, unless they only ask or say nothing of it. */
export function actAsked(text: string): Act | undefined {
  const said = actsIn(text);
  return (["remove", "finish", "create"] as const).find((act) => said.has(act));
}

/**
 * Whether the words ask for something else to be done than the operation does: what takes away is called only where
 * that is asked for, and then nothing else is; what is only asked about is not done; what is to be made is not looked up.
 */
export function goesAgainst(text: string, operation: PlannerOperation): boolean {
  const said = actsIn(text);
  const act = actOf(operation);
  if (act === undefined || said.size === 0 || (said.size > 1 && isLong(text))) return false;
  if (act === "remove") return !said.has("remove");
  if (said.has("remove")) return act === "create" || act === "finish" || !said.has("read");
  if (act === "read") return said.has("create") && !said.has("read");
  return act === "finish" && said.size === 1 && said.has("read");
}

/** Several things may be told there: which word speaks of which, their pieces show. */
const isLong = (text: string): boolean => text.length > (/\p{Script=Han}/u.test(text) ? 40 : 120);

/** Whether the words speak for this one of two operations that are about the same. */
export function suits(text: string, operation: PlannerOperation): boolean {
  const said = actsIn(text);
  const act = actOf(operation);
  if (act === undefined) return false;
  if (act !== "read" && said.has(act)) return true;
  const isAsked = said.has("read") || /[?？]/.test(text);
  return act === "read" ? isAsked : act === "create" && !isAsked && wanting.test(normalise(text));
}

/** A question, or words that ask to be told or shown something. */
export const asksSomething = (text: string): boolean =>
  actsIn(text).has("read") || /[?？]|会不会|是不是|告诉/.test(text);

const newThing =
  /\b(?:book|reserve|order|buy|create|add|make|schedule|set up|rent|hire)\s+(?:me\s+|us\s+)?(?:a|an|some|two|three|\d+)\s+((?:[a-z-]+\s+)*?)([a-z-]+)(?=\s+(?:to|for|from|on|at|in|with|that|this|next|tomorrow|today|tonight|about|called|named)\b|[\s.,!?]*$)/;

/** "book a flight": a thing that the operation never speaks of. */
export function isForOtherThing(text: string, operation: PlannerOperation): boolean {
  const [, before = "", thing] = newThing.exec(normalise(text)) ?? [];
  if (thing === undefined || actOf(operation) !== "create") return false;
  const { operationId, summary, description, examples, parameters } = operation;
  const about = [
    splitName(operationId),
    summary,
    description,
    ...examples.map(({ input }) => input),
    ...parameters.map((it) => `${it.name} ${it.description}`),
  ];
  const known = wordsOf(about.join(" ")).terms;
  return ![...wordsOf(`${before} ${thing}`).terms.keys()].some((term) => known.has(term));
}
