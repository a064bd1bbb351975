import { namedIn } from "./named.ts";
import type { Names, OwnRequest } from "./own-request.ts";
import { mended } from "./words.ts";

/* What the words of a sentence about permissions are. Each is taken out as it is found; what is left over is about something else. */
const en = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}'])(?:${words})(?![\\p{L}\\p{N}'])`, "gu");
const zh = (words: string) => new RegExp(words, "gu");

const takesBack = "revoke|revoking|unauthori[sz]e|deauthori[sz]e|rescind|撤销|撤消|吊销";
const mayTakeBack = "withdraw|withdrawing|take (?:back|away)|pull back|收回来?|撤回来?|回收|撤掉|take";
const ends =
  "cancel|remove|delete|end|undo|disable|turn off|switch off|get rid of|drop|clear|disconnect|stop|no longer|取消|删除|删掉|删了|关闭|关掉|停止|停用|终止|移除|去掉|清除|清空|解除|作废|废除|不再|不要再|别再|不想再";
const stopsUse =
  "(?:please )?(?:stop|quit|no longer|don't|do not|dont|never|not) (?:you )?(?:may |can |to |ever )?(?:using|reading|accessing|sharing|seeing|looking at|looking up|use|read|access|share|see|look at|look up|give away|show)|(?:不要|别|不准|不许|禁止|停止|不能|不得|不可以|不再|不让)(?:再|你们?|任何人|他们|它|继续)*(?:查看|查询|查|看|读取|读|使用|用|访问|获取|分享|共享|提供|拿)";
const negatedEnd = new RegExp(
  `(?:don't|do not|dont|never|not to|rather not|不要|别|不用|不想|不必|勿|不需要)(?: | you | please | ever |再|把我的?[\\p{Script=Han}]{0,8})*(?:${takesBack}|${mayTakeBack}|cancel|remove|delete|取消|删除|关闭|解除|移除)`,
  "u",
);

const words = {
  stopsUse: [en(stopsUse), zh(stopsUse)],
  seen: [
    en(
      "(?:(?:has|have|had|was|were|is|been|being) (?:ever |already |last |been )*(?:read|got|shown|look(?:ed)? at)|did (?:ever |already |last )*(?:see|read|use|access|view|get|look at)|saw|seen|used|accessed|looked at|looked up|gotten|received|viewed|opened|fetched)",
    ),
    zh(
      "(?:看过|看了|看到过?|读过|用过|使用过|使用了|用了|访问过|访问了|查过|查了|查看过|查看了|获取过|获取了|拿过|拿到过?|拿走过?|调用过|读取过|知道|见过|看到|用到过?|动过)",
    ),
  ],
  takesBack: [en(takesBack), zh(takesBack)],
  mayTakeBack: [en(mayTakeBack), zh(mayTakeBack)],
  ends: [en(ends), zh(ends)],
  permission: [en("permissions?|authori[sz]ations?|consents?|scopes?"), zh("授权|权限|许可|授予")],
  allowing: [
    en(
      "agreed to|agree to|allowed|allow|allowing|authori[sz]ed|authori[sz]e|permitted|permit|granted|grants?|access|approvals?|shared|sharing|share",
    ),
    zh("允许|同意|准许|开放|共享|分享"),
  ],
  data: [en("data|information|info|details|stuff|personal data"), zh("数据|信息|资料|隐私")],
  all: [
    en("all|everything|every|each|whole|any and all|entire"),
    zh("全部|所有|一切|通通|统统|全都|每个|每一个|全"),
  ],
  how: [
    en("how|where|whether|can i|may i|could i|should i|is it possible"),
    zh("怎么样?|如何|怎样|哪里|在哪儿?|能不能|可不可以|我可以|我能|是否"),
  ],
  asks: [
    en(
      "what|which|who|whom|whose|when|show|list|tell|view|check|see|display|any|do you(?: still)? have|have you(?: still)? got|do i|did i|have i|i have|i've|give me",
    ),
    zh(
      "什么时候|什么|哪些|哪个|哪几个|啥|谁|查看|看看|看一下|列出|列一下|列表|显示|告诉|多少|有没有|吗|查一下|查查|查询|情况|记录|管理|几个",
    ),
  ],
  own: [en("my|mine|me|i|you|your|yours|this assistant|myself"), zh("我的|我自己的?|本人|我|你的|你|您")],
  filler: [
    en(
      "please|pls|can|could|would|will|may|want|wants|like|i'd|i'll|i'm|we|us|the|a|an|of|for|on|from|to|that|this|these|those|have|has|had|given|gave|give|it|its|them|now|right|away|just|then|ok|okay|hey|hi|hello|dear|actually|so|kindly|immediately|again|also|still|far|already|currently|at|present|moment|with|let|do|does|did|was|is|are|am|were|be|been|being|assistants?|skills?|apps?|applications?|use|using|read|reading|look|looking|up|get|getting|ever|recently|lately|last|time|today|yesterday|into|in|by|about|and|or|there|need|back|out|not|yet|else|other|others|someone|somebody|anyone|anybody|thanks|thank|go|ahead|you've|been|made|make|things?",
    ),
    zh(
      "请|帮忙|帮|麻烦|一下|把|将|给|被|对|关于|有关|的话|的|地|得|了|过|都|还|也|又|再|现在|目前|当前|已经|已|立刻|马上|立即|技能|应用|助理|程序|使用|访问|读取|获取|查看|看|读|用|查|呢|吧|啊|呀|嘛|哦|好|能|可以|要|想|需要|是|有|在|之前|以前|刚才|刚刚|上次|最近|今天|昨天|曾经|曾|哪|个|些|这|那|到|来|去|掉|让|跟|和|与|及|不|没|没有|出去|出|过来|谢谢|里面|里|上|下|以及|人|东西|事|次",
    ),
  ],
} as const;

type Kind = keyof typeof words;

const known =
  "revoke unauthorize unauthorise deauthorize permission permissions authorization authorisation authorizations authorisations authorize authorise authorized authorised withdraw allowed access calendar profile granted consent cancel remove number mobile please phone delete".split(
    " ",
  );

/** Which kinds of words there are, and what is left over without them. */
function sorted(text: string): { has: Record<Kind, boolean>; left: string } {
  let left = text;
  const found = Object.entries(words).map(([kind, patterns]) => {
    const before = left;
    for (const pattern of patterns) left = left.replace(pattern, " ");
    return [kind, before !== left] as const;
  });
  const has = (kind: Kind) => found.some(([name, is]) => name === kind && is);
  return {
    has: {
      stopsUse: has("stopsUse"),
      seen: has("seen"),
      takesBack: has("takesBack"),
      mayTakeBack: has("mayTakeBack"),
      ends: has("ends"),
      permission: has("permission"),
      allowing: has("allowing"),
      data: has("data"),
      all: has("all"),
      how: has("how"),
      asks: has("asks"),
      own: has("own"),
      filler: has("filler"),
    },
    left: left.replace(/[\s'.-]+/g, " ").trim(),
  };
}

/** Things of which one is taken back without its permission: an event, a to-do. */
const things = /日程|行程|待办|任务|文档|\b(?:events?|agenda|schedule|to-?dos?|tasks?|documents?|docs?)\b/u;

/** Gives a permission, which words alone never do. */
const gives =
  /^(?:(?:ok|okay|yes|please|sure|i) )*(?:allow|authori[sz]e|grant|give|permit|let)\b|^(?:好的?|我|可以|请)*(?:授权|允许|同意|准许)(?!了|过|哪|什么|列|记|情|管|给谁|$)/u;

/**
 * What a sentence asks about the person's permissions. It has to speak of permissions, or take back what a permission is
 * about; a sentence that speaks of anything else besides is a request like any other.
 */
export function permissionTalk(plain: string, skills: Names): OwnRequest | undefined {
  const text = plain
    .split(" ")
    .map((word) => mended(word, known))
    .join(" ");
  const { leftOver, ...named } = namedIn(text, skills);
  const { has, left } = sorted(leftOver);
  const isWhole = left === "";
  const isData = named.codes.length > 0;
  const speaks = has.permission || isData;
  if (negatedEnd.test(text) && speaks && sorted(leftOver.replace(negatedEnd, " ")).left === "")
    return { asks: "keep" };

  const revoke: OwnRequest = {
    asks: "revoke",
    named,
    all: has.all || (has.data && !isData),
    sure: isWhole && !has.how && !has.stopsUse,
  };
  const isEnd = has.takesBack || has.mayTakeBack || has.ends;
  if (isEnd && has.permission) return isWhole || !isAnother(skills, text, left) ? revoke : undefined;
  if (isEnd && has.allowing && isWhole) return revoke;
  if (has.takesBack && has.all && isWhole && !isData) return revoke;
  if ((has.takesBack || has.mayTakeBack) && isData && isWhole && !things.test(text)) return revoke;
  if (has.stopsUse && isData && isWhole && !has.asks) return revoke;
  if (isEnd || has.stopsUse || !isWhole) return undefined;

  if (has.seen && has.asks && (speaks || has.data) && !gives.test(text)) return { asks: "activity", named };
  const isAsked = has.asks || isOwnList.test(text);
  if ((has.permission || (has.allowing && speaksOfUs.test(text))) && isAsked && !gives.test(text))
    return { asks: "grants", named };
  return undefined;
}

const isOwnList =
  /^(?:(?:all|the) )*(?:my|your)(?: \w+)? (?:permissions|authori[sz]ations|consents|grants)$|(?:我|你)的?(?:所有|全部|现有)?的?(?:授权|权限|许可)$/u;

const speaksOfUs = /(?<![\p{L}\p{N}])(?:i|i've|my|you|your)(?![\p{L}\p{N}])|我|你|您/u;

/** Something else is to be done, which these words are about. */
const command =
  /(?<![\p{L}\p{N}])(?:add|create|remind|note|write|send|email|schedule|book|draft|translate|search|find|post)(?![\p{L}\p{N}])|提醒|新建|添加|创建|记一|记下|写|发送|发给|翻译|通知|搜索/u;

/** The words left over ask for something else, or an operation of the assistant takes back what they speak of. */
function isAnother(skills: Names, text: string, left: string): boolean {
  if (command.test(text)) return true;
  const isEnding = new RegExp(`${takesBack}|${mayTakeBack}|${ends}`, "iu");
  const pieces = left.split(" ").flatMap((word) => (/\p{Script=Han}/u.test(word) ? pairsOf(word) : [word]));
  return skills
    .flatMap(({ operations }) => operations)
    .some(
      (said) =>
        isEnding.test(said) && pieces.some((piece) => piece.length > 1 && said.toLowerCase().includes(piece)),
    );
}

const pairsOf = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
