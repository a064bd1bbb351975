import { isMembers } from "../../../platform/exact/index.ts";
import { envelopeOf } from "./envelope.ts";
import { rankOf } from "./members.ts";

/** An answer out of its envelope. */
export interface Opened {
  /** What it says to people; empty where that is only that it went well. */
  said: string;
  /** What it holds; undefined where it holds nothing. */
  held: unknown;
}

const goesWithoutSaying =
  /^(?:ok|okay|succ(?:ess(?:ful(?:ly)?)?|eed(?:ed)?)?|done|no error|(?:操作|请求|处理|查询|获取|调用|执行|返回)?(?:成功|完成))[.!。！]?$/i;

/** Undefined where it comes without one: it is all of what was answered. */
export function openedEnvelope(result: unknown): Opened | undefined {
  if (!isMembers(result)) return undefined;
  const { others, isAlone, messages, payload, held } = envelopeOf(result);
  if (others !== "none") return undefined;
  // A member alone, such as `{"result": true}`, is what was asked for, by its name.
  if (isAlone && messages.length === 0 && (typeof held !== "object" || held === null || payload === "absent"))
    return payload === "null" ? { said: "", held: undefined } : undefined;
  const [said = ""] = messages.toSorted(([a], [b]) => rankOf(a) - rankOf(b)).map(([, text]) => text.trim());
  const isEmpty = payload === "absent" || payload === "null";
  return { said: goesWithoutSaying.test(said) ? "" : said, held: isEmpty ? undefined : held };
}
