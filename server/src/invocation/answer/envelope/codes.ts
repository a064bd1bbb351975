/** What a code says by itself. `round`: some platforms end well with it, others do not. */
export type Code = "good" | "bad" | "round" | "odd";

/** From the top, the first that fits a code, written as text. */
const codes: readonly (readonly [row: string, says: Code, form: RegExp])[] = [
  ["nothing is wrong", "good", /^[+-]?0+(?:\.0+)?$/],
  ["HTTP went well", "good", /^20[0-8]$/],
  ["HTTP went well, with digits of the platform's own", "good", /^200(?:0|00|000|0000)$/],
  [
    "words for well",
    "good",
    /^(?:ok|okay|success|succeed(?:ed)?|successful|pass(?:ed)?|done|normal|s_?ok)$/i,
  ],
  ["words for well within a longer one", "good", /(?:^|[._:-])success(?:ful|fully)?$/i],
  ["a letter and noughts", "good", /^[a-z]{1,2}[-_]?0{3,}$/i],
  ["Alipay, AMap and others", "good", /^10000$/],
  ["one is yes to some and an error to others", "round", /^a?(?:1|10|100|1000|100000)$/i],
  ["below nought", "bad", /^-\d+$/],
  ["HTTP went wrong", "bad", /^[45]\d\d$/],
  ["words for ill", "bad", /^(?:fail(?:ed|ure)?|error|err|exception|nok|ng|false|unknown|no)$/i],
  ["a letter and digits, as in Alibaba's guide", "bad", /^[abc]0[1-9]\d\d$|^[abc]\d{4}$/i],
  [
    "words for ill within a longer one",
    "bad",
    /(?:^|[^a-z]|[a-z](?=[A-Z]))(?:err(?:or)?|invalid|fail(?:ed|ure)?|denied|forbidden|unauthori[sz]ed|not_?(?:found|exist|allowed|supported|enough|login)|missing|exceed(?:ed)?|exceeds|expired|exception|illegal|conflict|limit(?:ed)?|insufficient|unavailable|timeout|duplicate|reject(?:ed)?|required|throttling)(?![a-z])/i,
  ],
  [
    "the same in one word",
    "bad",
    /(?:Error|Exception|NotFound|Denied|Failed|Failure|Invalid\w*|Expired|Exceeded|Missing\w*|Unauthorized|Forbidden|Throttling|NotExist|Conflict|Unavailable)(?:\b|\.|$)|^(?:Invalid|Missing|Illegal|Forbidden|Unsupported|No|Not)[A-Z]/,
  ],
];

export function codeSays(code: string): Code {
  return codes.find(([, , form]) => form.test(code))?.[1] ?? "odd";
}

/** What stands in the place of a state. Others, such as `pending`, say nothing about the call. */
export const states: Readonly<Record<"good" | "bad", RegExp>> = {
  bad: /^(?:error|err|ko|fehler|erro|erreur|errore|fail|failed|failure|exception|nok|ng|notok|denied|bad|failed_?precondition|(?:request|permission)_denied|over_query_limit|invalid_request|unknown_error)$/i,
  good: /^(?:ok|okay|success|succeed(?:ed)?|successful|done|completed?|y|yes)$/i,
};

export const isNo = /^(?:false|0|n|no|f|否)$/i;
export const isYes = /^(?:true|1|y|yes|t|ok|是)$/i;

/** Values under the name of an error that say there is none. */
export const isNoError = /^(?:|0|no|none|null|nil|false|ok|success|-|n\/?a|nothing|无|無|没有|undefined)$/i;
