/** A thing in the person's words that could be the value of something. */
export interface Mention {
  kind: "quoted" | "number" | "measure" | "code" | "address" | "proper";
  text: string;
  start: number;
  end: number;
  /** Of a number: its value, and whether it was said in per cent. */
  value?: number;
  percent?: boolean;
}

const quotes =
  /"([^"]+)"|“([^”]+)”|(?<![a-z])'([^']+)'(?![a-z])|‘([^’]+)’|「([^」]+)」|《([^》]+)》|`([^`]+)`/gi;
const addresses =
  /[a-z][a-z\d+.-]*:\/\/[^\s"'，。；）)]+|[\w.+-]+@[\w-]+\.[\w.-]*\w|\b\d{1,3}(?:\.\d{1,3}){3}\b|(?:[A-Za-z]:)?[\\/][\w.\\/-]+\w|\b[\w-]+\.(?:com|org|net|io|cn|dev|ai|txt|csv|json|pdf|png|jpe?g|mp[34]|docx?|xlsx?|md|html?|py|js|wav)\b/gi;
const codes =
  /(?<![\w.])(?!\d+(?:-[a-z]+)+\b)(?!\d+(?:st|nd|rd|th|am|pm|k)\b)(?=[\w-]*\d)(?=[\w-]*[A-Za-z_]|\d+-\d+-)[A-Za-z\d][\w-]*(?![\w])|#[\da-f]{6}\b/gi;
/** "50-100元", "4.5分以上", "1小时 - 2小时". */
const measures =
  /(?<![\d.])\d+(?:\.\d+)?\s*(?:元|块|分|小时|分钟|天|公里|米|岁|星|人|个月|年)?(?:\s*[-~—－至到]\s*\d+(?:\.\d+)?)?\s*(?:元|块|分钟|分|小时|天|公里|米|岁|星|人|个月|年)(?:以上|以下|以内|左右|之间)?/g;
const propers =
  /(?<![\w'])[A-Z][\w'’&.-]*\w(?:(?:\s+(?:of|the|de|and|&)\s+|\s+|,\s(?=[A-Z]{2}\b))(?:[A-Z][\w'’&-]*\w|[A-Z]\b|\d+\b))*/g;

export const measuresIn = (text: string): Mention[] => all(text, measures, "measure");

export function mentionsIn(text: string): Mention[] {
  const found: Mention[] = [
    ...all(text, quotes, "quoted"),
    ...all(text, addresses, "address"),
    ...numbersIn(text),
    ...measuresIn(text),
    ...all(text, codes, "code"),
    ...all(text, propers, "proper")
      .map(withoutOpening)
      .filter(({ text }) => text !== ""),
  ];
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
  /^(?:(?:I|I'm|I'd|I've|I'll|We|My|The|A|An|Can|Could|Would|Will|Please|What|What's|Which|Who|How|When|Where|Why|Is|Are|Do|Does|Did|Find|Get|Show|Tell|Give|Search|Calculate|Create|Add|Book|Set|Send|Check|Retrieve|Provide|Compute|Determine|Estimate|Analyze|Generate|Convert|Compare|List|Fetch|Look|Make|Help|Update|Delete|Remove|Play|Order|Buy|Translate|Track|Identify|Evaluate|Recommend|Suggest|Predict|If|In|On|At|For|From|To|Also|Then|And|Let|Need|Want|Hi|Hello|Hey|You|Your|It|This|That|There|Using|With|Write|Run|Start|Stop|Open|Turn|Schedule|Report|Configure|Perform|Design|Plan|Verify|Validate|First|Second|Finally|Lastly|Next|Additionally|ID)(?:\s+|$))+/;

/** "Find James Plensa": the capital of the first word says nothing. */
function withoutOpening(mention: Mention): Mention {
  const cut = opening.exec(mention.text)?.[0].length ?? 0;
  return { ...mention, text: mention.text.slice(cut), start: mention.start + cut };
}

const englishNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  dozen: 12,
};
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  千: 1e3,
  万: 1e4,
  million: 1e6,
  百万: 1e6,
  亿: 1e8,
  billion: 1e9,
  trillion: 1e12,
};
const digits =
  /(?<![\w.])(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?(%|％|(?:k|thousand|million|billion|trillion)\b|百万|千(?!米|克|瓦)|万|亿)?/gi;
const spelled = new RegExp(
  `\\b(${Object.keys(englishNumbers).join("|")})\\b(?:\\s+(hundred|thousand|million))?`,
  "gi",
);
const chinese =
  /(百分之)?([零一二两三四五六七八九十百千]+)(万|亿)?(?=个|天|小时|分钟|秒|人|次|位|年|月|周|名|张|件|条|岁|米|公里|元|块|份|步|季|倍|种|本|台|间|晚)/g;

function numbersIn(text: string): Mention[] {
  const written = [...text.matchAll(digits)].map((match) => {
    const scale = (match[2] ?? "").toLowerCase();
    const value = Number((match[1] ?? "").replaceAll(",", ""));
    const scaled = scales[scale] === undefined ? value : Number((value * scales[scale]).toPrecision(15));
    return number(match, scaled, /[%％]/.test(scale));
  });
  const inEnglish = [...text.matchAll(spelled)].map((match) => {
    const scale = { hundred: 100, thousand: 1e3, million: 1e6 }[(match[2] ?? "").toLowerCase()] ?? 1;
    return number(match, (englishNumbers[(match[1] ?? "").toLowerCase()] ?? 0) * scale, false);
  });
  const inChinese = [...text.matchAll(chinese)].map((match) =>
    number(match, chineseNumber(match[2] ?? "") * (scales[match[3] ?? ""] ?? 1), match[1] !== undefined),
  );
  return [...written, ...inEnglish, ...inChinese];
}

const number = (match: RegExpExecArray, value: number, percent: boolean): Mention => ({
  kind: "number",
  text: match[0].trim(),
  start: match.index,
  end: match.index + match[0].trimEnd().length,
  value,
  percent,
});

/** 两百五十 → 250. */
function chineseNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const letter of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[letter];
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = letter === "两" ? 2 : Math.max(0, "零一二三四五六七八九".indexOf(letter));
  }
  return total + digit;
}
