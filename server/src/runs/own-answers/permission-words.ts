/* What the words of a sentence about permissions are, by what they say of it. */

const en = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}'])(?:${words})(?![\\p{L}\\p{N}'])`, "gu");
const zh = (words: string) => new RegExp(words, "gu");

export const takesBack = "revoke|revoking|unauthori[sz]e|deauthori[sz]e|rescind|撤销|撤消|吊销";
export const mayTakeBack = "withdraw|withdrawing|take (?:back|away)|pull back|收回来?|撤回来?|回收|撤掉|take";
export const ends =
  "cancel|remove|delete|end|undo|disable|turn off|switch off|get rid of|drop|clear|disconnect|stop|no longer|取消|删除|删掉|删了|关闭|关掉|停止|停用|终止|移除|去掉|清除|清空|解除|作废|废除|不再|不要再|别再|不想再";
const stopsUse =
  "(?:please )?(?:stop|quit|no longer|don't|do not|dont|never|not) (?:you )?(?:may |can |to |ever )?(?:using|reading|accessing|sharing|seeing|looking at|looking up|use|read|access|share|see|look at|look up|give away|show)|(?:不要|别|不准|不许|禁止|停止|不能|不得|不可以|不再|不让)(?:再|你们?|任何人|他们|它|继续)*(?:查看|查询|查|看|读取|读|使用|用|访问|获取|分享|共享|提供|拿)";
const given =
  "shar(?:e|ed|ing)|tell|told|telling|giv(?:e|en|ing)|pass(?:ed|ing)?|sen[dt]|sending|s[eo]ld?|selling|show(?:n|ed|ing)?|disclos(?:e|ed|ing)|leak(?:ed|ing)?|reveal(?:ed|ing)?|forward(?:ed|ing)?|hand(?:ed|ing)?|expos(?:e|ed|ing)";
const us = "you|it|this assistant|the assistant|the platform|behalf|any (?:skill|app)s?";
const skills = "哪些技能|哪个技能|什么技能|哪些应用|什么应用";
/** Whom it has been given to, by others than the person themselves. */
const told = [
  `(?:have|has|had|did|do|does|are|were|is|was) (?:${us}) (?:(?:ever|already|been|just|really) )*(?:${given})`,
  "(?<=^(?:has|have|is|was|were|are|did|does)(?: \\p{L}+)* )(?:been )?(?:shared|given|sent|passed|sold|disclosed|leaked|revealed|forwarded|exposed|shown|told|known|visible|public)",
  "(?:who|which skills?|which apps?)(?: else)? (?:has|have(?! i )|holds?|knows?|got|gets?|uses?|sees?|reads?|keeps?)",
  "(?:does|do|has|have|did) any(?:one|body)(?: else)? (?:have|has|hold|know|got|get|see|use|read)",
  "where (?:did|has|does)",
  "(?:告诉|透露|泄露|泄漏|分享|共享|提供|发送?|传|给|转发|交|展示|卖)(?!(?:过|了|给)*我(?!的))(?:过|了|给)*(?:(?=.*(?:谁|别人|其他人|他人|任何人|哪|外人|吗|没有|第三方))|(?<=有没有.*))",
  "谁(?:还|会|都|那里|那儿|手里)*(?:有|知道|拿着|掌握)",
  "(?:别人|其他人|有人|任何人|第三方)(?:会|能|都|也)*(?:有|知道|拿到?|看到?)",
].join("|");
/** Who may use it, whether they did or not. */
const mayUse = [
  "(?:who|which skills?|which apps?|what)(?: else)? (?:can|may|could|is able to|are able to|is allowed to|are allowed to) (?:see|read|use|access|get|look at|view|look up)",
  "(?:can|may) any(?:one|body|(?: skill| app)s?)(?: else)? (?:see|read|use|access|get|view)",
  `(?:有?谁|${skills})(?:还|现在|都)*(?:能|可以|能够|有权)(?:看到?|查看|读取?|使用|用|访问|拿到?|获取|查到?)`,
].join("|");
const knows = [
  "what (?:else )?(?:do|does) (?:you|this assistant|behalf) (?:(?:still|already|actually) )?(?:know|remember|store|keep|have)(?: stored| saved)? (?:about|on|of) me",
  "(?:你|平台|助理)(?:现在|到底|都|还)*(?:知道|记得|保存了?|存了?|掌握了?|记了?)(?:些)?(?:我|关于我)的?(?:哪些|什么)",
].join("|");
/** To be known no more; "I forget" and "don't forget" say something else. */
const forgets = [
  "(?<!(?:don't|do not|dont|never|not|i|i'll|i'd|always|won't) (?:ever )?)(?:forget|wipe|erase)(?: about)?",
  "(?:(?<=把.*|将.*)|^(?:请你?|麻烦你?|帮我|你)*)(?:忘掉|忘记|忘了|抹掉|抹去)",
].join("|");
/** Said not to be taken back. */
export const negatedEnd = new RegExp(
  `(?:don't|do not|dont|never|not to|rather not|不要|别|不用|不想|不必|勿|不需要)(?: | you | please | ever |再|把我的?[\\p{Script=Han}]{0,8})*(?:${takesBack}|${mayTakeBack}|cancel|remove|delete|取消|删除|关闭|解除|移除)`,
  "u",
);

/** Each is taken out as it is found; what is left over is about something else. */
export const permissionWords = {
  knows: [en(knows), zh(knows)],
  mayUse: [en(mayUse), zh(mayUse)],
  forgets: [en(forgets), zh(forgets)],
  stopsUse: [en(stopsUse), zh(stopsUse)],
  told: [en(told), zh(told)],
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
      "please|pls|can|could|would|will|may|want|wants|like|i'd|i'll|i'm|we|us|the|a|an|of|for|on|from|to|that|this|these|those|have|has|had|given|gave|give|it|its|them|now|right|away|just|then|ok|okay|hey|hi|hello|dear|actually|so|kindly|immediately|again|also|still|far|already|currently|at|present|moment|with|let|do|does|did|was|is|are|am|were|be|been|being|assistants?|skills?|apps?|applications?|use|using|read|reading|look|looking|up|get|getting|ever|recently|lately|last|time|today|yesterday|into|in|by|about|and|or|there|need|know|back|out|on|over|along|around|not|yet|many|often|ever|third|part(?:y|ies)|people|company|companies|world|public|to|still|else|other|others|someone|somebody|anyone|anybody|thanks|thank|go|ahead|you've|been|made|make|things?",
    ),
    zh(
      "请|帮忙|帮|麻烦|一下|把|将|给|被|对|关于|有关|的话|的|地|得|了|过|都|还|也|又|再|现在|目前|当前|已经|已|立刻|马上|立即|技能|应用|助理|程序|使用|访问|读取|获取|查看|看|读|用|查|呢|吧|啊|呀|嘛|哦|好|能|可以|要|想|需要|是|有|在|之前|以前|刚才|刚刚|上次|最近|今天|昨天|曾经|曾|哪|个|些|这|那|到|来|去|掉|让|跟|和|与|及|不|没|没有|出去|出|过来|谢谢|里面|里|上|下|手里|那里|会|掉|有人|公司|外人|第三方|别人|其他人|他人|任何人|一切|记住的|记得的|东西|以及|人|东西|事|次",
    ),
  ],
} as const;
