import type { Words } from "../../permissions/index.ts";
import { operationOf, type PlannerOperation } from "../planner.ts";
import { titleOf } from "../telling/outcomes.ts";
import { isSame, type TriedPhrase } from "./phrase.ts";

/** What would make the choice surer: at most this many sentences, what concerns most phrases first. */
const maxAdvice = 8;
/** As near as this, which of two was chosen is little more than chance. */
const NEAR = 0.7;

type Slip =
  /** Another operation was found than the one that was meant. */
  | { kind: "confused"; wanted: PlannerOperation; found: PlannerOperation }
  /** The right one came first, with another close behind. */
  | { kind: "close"; wanted: PlannerOperation; found: PlannerOperation }
  | { kind: "missed"; wanted: PlannerOperation }
  /** Found where nothing should have been. */
  | { kind: "uncalled"; found: PlannerOperation }
  /** Expected, and no longer there. */
  | { kind: "gone"; operationId: string };

/** Sentences for whoever writes the skill files. */
export function adviceOn(tried: readonly TriedPhrase[], operations: readonly PlannerOperation[]): Words[] {
  const slips = tried.flatMap((phrase) => {
    const slip = slipIn(phrase, operations);
    return slip === undefined ? [] : [{ slip, text: phrase.text }];
  });
  const groups = Map.groupBy(slips, ({ slip }) => keyOf(slip));
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, maxAdvice)
    .flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [sentence(first.slip, first.text, group.length)];
    });
}

function slipIn(
  { expects, meaning, best, isRight }: TriedPhrase,
  operations: readonly PlannerOperation[],
): Slip | undefined {
  const [first, second] = best;
  const steps = meaning.kind === "steps" ? meaning.steps.map(({ operation }) => operation) : [];
  if (expects === null) {
    const found = steps[0] ?? (meaning.kind === "choice" ? meaning.options[0] : undefined);
    return found && { kind: "uncalled", found };
  }
  const wanted = operationOf(expects, operations);
  if (wanted === undefined) return { kind: "gone", operationId: expects.operationId };
  const other = steps.find((operation) => !isSame(operation, wanted));
  if (other !== undefined) return { kind: "confused", wanted, found: other };
  if (meaning.kind === "rule" && !isRight) return undefined;
  const isClose =
    first && second && first.score - second.score < NEAR && (isRight || isSame(first.operation, wanted));
  const found = isClose
    ? [first, second].find(({ operation }) => operation !== wanted)?.operation
    : undefined;
  if (found !== undefined) return { kind: "close", wanted, found };
  return isRight ? undefined : { kind: "missed", wanted };
}

/** Two that are confused are one matter, whichever was meant. */
function keyOf(slip: Slip): string {
  if (slip.kind === "gone") return `gone ${slip.operationId}`;
  const named = [...("wanted" in slip ? [slip.wanted] : []), ...("found" in slip ? [slip.found] : [])];
  const ids = named.map(({ skillId, operationId }) => `${skillId} ${operationId}`);
  return `${slip.kind} ${ids.sort().join(" ")}`;
}

function sentence(slip: Slip, text: string, count: number): Words {
  const zh = (operation: PlannerOperation) => `“${titleOf(operation, "zh")}”`;
  const en = (operation: PlannerOperation) => `“${titleOf(operation, "en")}”`;
  const times = count === 1 ? "1 phrase" : `${count} phrases`;
  switch (slip.kind) {
    case "confused":
      return {
        zh: `${zh(slip.wanted)}和${zh(slip.found)}会混淆（${count} 句）：请给${zh(slip.wanted)}添加这样的示例，例如“${text}”。`,
        en: `${en(slip.wanted)} and ${en(slip.found)} are confused (${times}): add examples to ${en(slip.wanted)}, such as “${text}”.`,
      };
    case "close":
      return {
        zh: `${zh(slip.wanted)}和${zh(slip.found)}很接近（${count} 句，例如“${text}”）：请各添加一些示例，让两者更容易区分。`,
        en: `${en(slip.wanted)} and ${en(slip.found)} are close (${times}, such as “${text}”): add examples to both that keep them apart.`,
      };
    case "missed":
      return {
        zh: `没有找到${zh(slip.wanted)}（${count} 句）：请给它添加这样的示例，例如“${text}”。`,
        en: `${en(slip.wanted)} was not found (${times}): add examples to it, such as “${text}”.`,
      };
    case "uncalled":
      return {
        zh: `不该找到${zh(slip.found)}（${count} 句，例如“${text}”）：请把它的说明写得更具体，或给它加上关键词。`,
        en: `${en(slip.found)} was found where nothing should be (${times}, such as “${text}”): say more exactly what it is for, or give it keywords.`,
      };
    case "gone":
      return {
        zh: `操作 ${slip.operationId} 已不存在（${count} 句）：请为这些语句另选期望的操作。`,
        en: `There is no operation ${slip.operationId} (${times}): expect another one.`,
      };
    default:
      return slip satisfies never;
  }
}
