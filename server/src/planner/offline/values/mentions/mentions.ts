import type { ExactNumber } from "../../../../platform/exact/index.ts";
import { inPlainDigits, numbersIn } from "./spoken-numbers.ts";

/** A thing in the person's words that could be the value of something. */
export interface Mention {
  kind: "quoted" | "number" | "measure" | "code" | "address" | "proper";
  text: string;
  start: number;
  end: number;
  /** Of a number: its value, digit for digit, and whether it was said in per cent. */
  value?: number | ExactNumber;
  percent?: boolean;
}

const quotes =
  /"([^"]+)"|“([^”]+)”|(?<![a-z])'([^']+)'(?![a-z])|‘([^’]+)’|「([^」]+)」|《([^》]+)》|`([^`]+)`/gi;
const addresses =
  /[a-z][a-z\d+.-]*:\/\/[^\s"'，。；、）)一-鿿]+|[\w.+-]+@[\w-]+\.[\w.-]*\w|\b\d{1,3}(?:\.\d{1,3}){3}\b|(?:[A-Za-z]:)?[\\/][\w.\\/-]+\w|\b[\w-]+\.(?:com|org|net|io|cn|dev|ai|txt|csv|json|pdf|png|jpe?g|mp[34]|docx?|xlsx?|md|html?|py|js|wav)\b/gi;
const codes =
  /(?<![\w.])(?!\d+(?:-[a-z]+)+\b)(?!\d+(?:st|nd|rd|th|am|pm|k)\b)(?=[\w-]*\d)(?=[\w-]*[A-Za-z_]|\d+-\d+-)[A-Za-z\d][\w-]*(?![\w])|#[\da-f]{6}\b/gi;
/** "50-100元", "4.5分以上", "1小时 - 2小时", "2019-2020". */
const measures =
  /(?<![\d.])\d+(?:\.\d+)?\s*(?:元|块|分|小时|分钟|天|公里|米|岁|星|人|个月|年)?(?:\s*[-~—－至到]\s*\d+(?:\.\d+)?)?\s*(?:元|块|分钟|分|小时|天|公里|米|岁|星|人|个月|年)(?:以上|以下|以内|左右|之间)?|(?<![\d.-])(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d(?![\d-])/g;
const propers =
  /(?<![\w'])[A-Z][\w'’&.-]*\w(?:(?:\s+(?:of|the|de|and|&)\s+|\s+|,\s(?=[A-Z]{2}\b))(?:[A-Z][\w'’&-]*\w|[A-Z]\b|\d+\b))*/g;

export const measuresIn = (text: string): Mention[] => all(text, measures, "measure");

export function mentionsIn(text: string): Mention[] {
  const plain = inPlainDigits(text);
  const marked = [
    ...all(text, quotes, "quoted"),
    ...all(text, addresses, "address"),
    ...all(plain, codes, "code"),
  ];
  const named = all(text, propers, "proper")
    .map(withoutOpening)
    .filter((it) => it.text !== "" && !marked.some(({ start, end }) => start <= it.start && it.end <= end));
  const found: Mention[] = [...marked, ...numbersIn(plain), ...measuresIn(plain), ...named];
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function all(text: string, pattern: RegExp, kind: Mention["kind"]): Mention[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    text: match.slice(1).find((group) => group !== undefined) ?? match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const opening =
  /^(?:(?:I|I'm|I'd|I've|I'll|We|My|The|A|An|Can|Could|Would|Will|Please|What|What's|Which|Who|How|When|Where|Why|Is|Are|Do|Does|Did|Find|Get|Show|Tell|Give|Search|Calculate|Create|Add|Book|Set|Send|Check|Retrieve|Provide|Compute|Determine|Estimate|Analyze|Generate|Convert|Compare|List|Fetch|Look|Make|Help|Update|Delete|Remove|Play|Order|Buy|Translate|Track|Identify|Evaluate|Recommend|Suggest|Predict|If|In|On|At|For|From|To|Also|Then|And|Let|Need|Want|Hi|Hello|Hey|You|Your|He|His|She|Her|They|Their|Its|It|This|That|There|Use|Using|With|Write|Run|Start|Stop|Open|Turn|Schedule|Report|Configure|Perform|Design|Plan|Verify|Validate|OK|Ok|Okay|Yes|Yeah|No|Sure|Thanks|Actually|Well|Oh|Sorry|Wait|So|But|Just|Only|First|Second|Finally|Lastly|Next|Additionally|ID)(?:\s+|$))+/;

/** "Find James Plensa": the capital of the first word says nothing. */
function withoutOpening(mention: Mention): Mention {
  const cut = opening.exec(mention.text)?.[0].length ?? 0;
  const text = mention.text.slice(cut).replace(/\s+(?:and|&)\s+I$/, "");
  const start = mention.start + cut;
  return { ...mention, text, start, end: start + text.length };
}
