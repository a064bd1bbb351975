export {
  canonicalDigits,
  compareNumbers,
  digitsOf,
  ExactNumber,
  exactly,
  isMembers,
  isMultipleOf,
  isNumber,
  isWhole,
  numberOf,
} from "./exact-number.ts";
export { parseExactly } from "./parse-exactly.ts";
