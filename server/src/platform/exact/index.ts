export { isExactNumber } from "./decimal.ts";
export {
  compareNumbers,
  digitsOf,
  ExactNumber,
  exactly,
  isNumber,
  isWhole,
  numberOf,
} from "./exact-number.ts";
export { parseExactly } from "./parse-exactly.ts";
