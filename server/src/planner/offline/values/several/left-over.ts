import { digitsOf, isNumber } from "../../../../platform/exact/index.ts";
import type { Mention } from "../mentions/mentions.ts";
import type { Found } from "../slots/slots.ts";
import { runsOf } from "./lists.ts";

const kinds: readonly Mention["kind"][] = ["address", "quoted", "code", "number"];

/**
 * Of several values that were said in a row, one for a place that takes one: which, the person is asked; what they said
 * is not dropped without a word.
 */
export function withLeftOver(text: string, mentions: readonly Mention[], found: readonly Found[]): Found[] {
  const rows = kinds.flatMap((kind) => {
    const said = mentions.filter((it) => it.kind === kind);
    return runsOf(text, said).filter((row) => row.length > 1);
  });
  const open = rows.filter((row) => row.some((it) => !found.some((each) => isIn(each, it))));
  return found.map((it) => {
    const row = open.find((each) => each.some((mention) => isValue(it, mention)));
    return row === undefined ? it : { ...it, unclear: row.map(({ text: said }) => said) };
  });
}

const isValue = ({ start, end, value }: Found, said: Mention): boolean =>
  !Array.isArray(value) &&
  (start >= 0 ? start === said.start && end === said.end : textsIn(value) === said.text);

/** Whether it went somewhere: where a value was taken from, or into a longer one. */
const isIn = ({ start, end, value }: Found, said: Mention): boolean =>
  (start >= 0 && start < said.end && said.start < end) ||
  textsIn(value).includes(said.value === undefined ? said.text : digitsOf(said.value));

function textsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsIn).join("\n");
  return isNumber(value) ? digitsOf(value) : String(value);
}
