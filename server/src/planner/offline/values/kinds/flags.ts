import { normalise } from "../../../words/comparing.ts";
import { splitName, wordsOf } from "../../../words/words.ts";
import type { Choice, Slot } from "../slots/slots.ts";
import type { Candidate } from "./candidates.ts";
import { otherWords } from "./choices.ts";

const raised = /^(?:true|yes|是)$/i;
const lowered = /^(?:false|no|否)$/i;

/** Some schemas write flags as the texts "True" and "False", or tell of a "yes" or a "no". */
export const isFlag = (slot: Slot): boolean => slot.type === "boolean" || textsOf(slot).some(isRaised);

const textsOf = ({ choices, samples }: Slot): readonly Choice[] => (choices.length > 0 ? choices : samples);
const isRaised = (text: Choice): boolean => raised.test(String(text));

function flagValue(isRaisedOne: boolean, slot: Slot): unknown {
  if (slot.type === "boolean") return isRaisedOne;
  const pattern = isRaisedOne ? raised : lowered;
  return textsOf(slot).find((text) => pattern.test(String(text)));
}

const denial =
  /\b(?:no|not|without|don't|doesn't|exclude|excluding|disable|never|isn't)\b[^,.;]{0,25}$|(?:不|没有|无需|无|别|关闭|禁用)[^，。；]{0,6}$/i;
const indifference =
  /\b(?:don't|do not|doesn't|not too) (?:mind|care|matter|concerned)\b[^.;]{0,60}$|无所谓[^。；]{0,20}$/i;
const carriers =
  /^(?:is|has|have|include|includes|included|enable|enabled|use|with|need|needs|should|show|allow|allowed|require|required|flag|whether|good|for|available|of)$/i;

/** A flag is raised when the person speaks of what it is about, and lowered when they say they do without. */
export function flagCandidates(text: string, slot: Slot): Candidate[] {
  const plain = normalise(text);
  const at = placeOf(plain, slot);
  if (at === undefined || indifference.test(plain.slice(0, at))) return [];
  const value = flagValue(!denial.test(plain.slice(0, at)), slot);
  return value === undefined ? [] : [{ value, start: -1, end: -1, score: 2.5 }];
}

const placeOf = (plain: string, slot: Slot): number | undefined =>
  placeOfName(plain, slot) ?? placeOfDescription(plain, slot);

function placeOfName(plain: string, { name }: Slot): number | undefined {
  const topics = splitName(name)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "" && !carriers.test(word));
  const said = wordsOf(plain).terms;
  const isSaid = (topic: string) => {
    const wanted = [...wordsOf(topic).terms.keys()].filter((term) => !term.startsWith("~"));
    const others = [topic, topic.replace(/s$/, "")].flatMap(otherWords);
    return (
      wanted.every((term) => said.has(term)) ||
      others.some((word) => new RegExp(`(?<![a-z])${word}(?![a-z])`).test(plain))
    );
  };
  if (topics.length === 0 || !topics.every(isSaid)) return undefined;
  return Math.max(0, plain.indexOf((topics[0] ?? "").slice(0, 5)));
}

const asking =
  /^.*?(?:是否|要不要|能否)(?:需要|包括|包含|启用|开启|考虑|提供|推荐|记录|显示|检测|检查|进行|生成|支持|预测|允许|位于|具有|有|要|在)*/;
/** As much of what the description asks about must be said. */
const ENOUGH = 0.6;

/** "是否包括疫苗接种要求的信息": in a file whose names are English, the description says what it is about. */
function placeOfDescription(plain: string, { description }: Slot): number | undefined {
  if (!asking.test(description)) return undefined;
  const [topic = ""] = description
    .replace(asking, "")
    .replace(/(?:的)?(?:信息|内容|选项|结果|建议|推荐|说明|要求|功能)*[。，,.（(].*$/s, "")
    .split(/以便|用于|来/);
  const letters = topic.match(/\p{Script=Han}+/gu) ?? [];
  const pairs = letters.flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  const said = pairs.filter((pair) => plain.includes(pair));
  if (said.length < 2 && said.length < pairs.length) return undefined;
  if (said.length === 0 || said.length / pairs.length < ENOUGH) return undefined;
  return plain.indexOf(said[0] ?? "");
}
