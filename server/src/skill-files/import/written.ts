import { type ScalarTag, stringify } from "yaml";
import { ExactNumber } from "../../platform/exact/index.ts";

/** A number that floating point would not give back is written digit for digit. */
const exact: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => value instanceof ExactNumber,
  resolve: (text) => text,
  stringify: ({ value }) => String(value),
};

/** A document as text, in the language that it was written in. */
export function writtenLike(original: string, document: unknown): string {
  if (/^\s*[{[]/.test(original)) return `${JSON.stringify(document, null, 2)}\n`;
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, customTags: [exact] });
}
