import type { PlannerOperation } from "../../planner.ts";
import { chineseActions, chineseMeanings, englishActions } from "../../words/lexicon.ts";
import { splitName, wordsOf } from "../../words/words.ts";
import type { SpokenDate } from "./mentions/dates.ts";

const chineseNoise =
  /你好|您好|请问|请帮我|请|麻烦|帮我|帮忙|给我|我想要|我想|我要|我需要|想要|需要|希望|可不可以|可以|能不能|要不要|会不会|能否|能够|一下|一个|一些|一家|谢谢|怎么样|怎样|如何|怎么|是多少|多少|什么|哪些|哪个|哪里|有没有|是否|是不是|查询|查看|查找|查下|查|看看|看|搜索|搜|找|获取|显示|告诉我|知道|了解|情况|吗|呢|吧|啊|呀|的|了|我|你|现在|最近|这个|那个|[，。？！、；：,.?!;:\s]/g;
const englishNoise =
  /^(?:what|what's|whats|which|who|how|when|where|is|are|was|the|a|an|of|for|in|on|at|to|from|about|with|by|me|my|i|i'm|you|your|please|can|could|would|will|like|get|show|find|tell|give|see|view|check|look|search|up|know|want|need|and|do|does|it|its|any|some|there|s|now|today|right|current|currently|whole|all|this|that|let|help|want|information|info|details|provide|retrieve|fetch|display|list)$/;

/** The one short stretch of words that neither asks nor names the operation: "今天杭州天气怎么样" → "杭州". */
export function residue(
  text: string,
  operation: PlannerOperation,
  dates: readonly SpokenDate[],
): string | undefined {
  let rest = text;
  for (const { start, end } of [...dates].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return /\p{Script=Han}/u.test(text) ? chineseResidue(rest, operation) : englishResidue(rest, operation);
}

function chineseResidue(text: string, operation: PlannerOperation): string | undefined {
  const about = [operation.summary, operation.operationId, operation.description.slice(0, 100)].join(" ");
  const meant = wordsOf(`${splitName(about)}`).terms;
  const named = [...chineseMeanings].filter(([, id]) => meant.has(`~${id}`)).map(([word]) => word);
  const asking = [...chineseActions.keys()].filter((word) => word.length > 1);
  const own = operation.summary.match(/\p{Script=Han}{2}/gu) ?? [];
  let rest = text;
  for (const word of [...named, ...asking, ...own].sort((a, b) => b.length - a.length))
    rest = rest.replaceAll(word, " ");
  const pieces = rest
    .replace(chineseNoise, " ")
    .split(/\s+/)
    .filter((piece) => piece.length > 1);
  const [only] = pieces;
  return pieces.length === 1 && only && only.length <= 12 ? only : undefined;
}

function englishResidue(text: string, operation: PlannerOperation): string | undefined {
  const own = wordsOf(
    `${operation.summary} ${splitName(operation.operationId)} ${operation.description.slice(0, 100)}`,
  ).terms;
  const runs: string[][] = [];
  let open = false;
  for (const word of text.match(/[\p{L}\d][\p{L}\d'’.-]*/gu) ?? []) {
    const isNoise =
      englishNoise.test(word.toLowerCase()) ||
      englishActions.has(word.toLowerCase()) ||
      [...wordsOf(word).terms.keys()].some((term) => own.has(term));
    if (isNoise) open = false;
    else if (open) runs.at(-1)?.push(word);
    else {
      runs.push([word]);
      open = true;
    }
  }
  const [only] = runs;
  return runs.length === 1 && only && only.length <= 4 ? only.join(" ").replace(/[.]+$/, "") : undefined;
}
