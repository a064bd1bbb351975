import type { OwnRequest } from "./own-request.ts";

type SmallRequest = Extract<OwnRequest, { asks: "help" | "stop" | "again" | "last answer" }>;

/* Said around it, and saying nothing themselves. */
const before =
  "(?:(?:ok|okay|oh|well|hmm|hey|hi|hello|no|yes|so|sorry|actually|please|pls|then|and|but|thanks|could you|can you|would you|let'?s|just) )*";
const after = "(?: (?:please|pls|then|thanks|thank you|now|for me|ok|okay|today|again))*";
const vor =
  "(?:请问|问一下|好吧|好的|好|哦|噢|嗯|呃|那么|那就|那|请你|请|麻烦你|麻烦|你好|帮我|给我|还是|先|就)*";
const nach = "(?:吧|了|啊|呀|呗|哦|好了|谢谢|谢了|一下|请)*";

const english = (inner: string) => new RegExp(`^${before}(?:${inner})${after}$`);
const chinese = (inner: string) => new RegExp(`^${vor}(?:${inner})${nach}$`);

const kinds: readonly [asks: SmallRequest["asks"], RegExp][] = [
  [
    "help",
    english(
      "what (?:all )?(?:can|could|do|else can) (?:you|this assistant|i) (?:do|help(?: me)? with|offer|ask(?: you)?)(?: here)?|(?:what|which) (?:are|is) your (?:skills?|abilities|capabilities|features|functions?)|what (?:skills|abilities|capabilities|features|functions) do you have|(?:what|which) things can you do|what are you able to do|what are you (?:good|capable) (?:at|of)|how (?:can|could|do) you help(?: me)?|how can i use (?:you|this)|help(?: me)?|(?:show|list|tell)(?: me)? (?:(?:all )?(?:your|the) (?:skills|abilities|capabilities|features)|what you can do)|i need help|what do you know how to do",
    ),
  ],
  [
    "help",
    chinese(
      "(?:你们?|您|这个助理|助理)?(?:都|还|到底|究竟)*(?:能|会|可以|能够)(?:帮我|为我|替我|帮忙)?(?:做|干|办|帮)?(?:到)?(?:些|点)?(?:什么|啥|哪些)(?:事情?|忙|东西|呢)?|(?:你|您)?(?:都|还)?(?:有|会)(?:些)?(?:什么|哪些|啥)(?:功能|技能|能力|本领|本事|用处?)呢?|(?:你|您)的(?:功能|技能|能力)(?:是什么|有哪些|都有什么|都有哪些)?|(?:列出|介绍|说说|告诉我|看看|展示)(?:一下)?(?:你|您)?(?:的)?(?:所有|全部)?(?:的)?(?:功能|技能|能力|能做什么|会什么|能做的事)|(?:你)?(?:能|会)(?:干|做)(?:嘛|啥)|(?:你)?有(?:什么|啥)(?:可以|能)(?:帮我|帮到我)的?|我(?:能|可以)(?:让|叫|请|问)?你(?:做|干|问)?(?:些)?(?:什么|啥)|帮助|功能|(?:你|这个)?(?:怎么用|如何使用|怎么使用)",
    ),
  ],
  [
    "stop",
    english(
      "(?:never ?mind|nvm|forget (?:it|that|about (?:it|that))|stop(?: (?:it|that|this|here))?|cancel(?: (?:it|that|this))?|leave it|drop it|let it be|scrap that|abort(?: (?:it|that))?|don'?t bother|no thanks|no thank you|not now|i changed my mind|i don'?t (?:want|need) (?:it|that)(?: any ?more)?)(?: (?:stop|never ?mind|forget it|leave it|i changed my mind|don'?t bother))*",
    ),
  ],
  [
    "stop",
    chinese(
      "(?:算了|罢了|不用了|不必了|没事了|没什么了?|停下?|停止|打住|取消|不要了|不需要了|当我没说|我?改主意了|作罢|先这样|(?:不|别|不用|不要|先不|先别)(?:再)?(?:查|做|订|办|弄|问|报|找|搞|说|要|看|试|换|发|请|继续|麻烦)了|别(?:查|做|订|办|弄|找)了?)(?:吧|了)*(?:我?(?:不|别|不用|不要|先不)(?:再)?(?:查|做|订|办|弄|问|报|找|搞|说|要|看|试|换|发|请|继续|麻烦)?了|算了|没事了|不用了)*",
    ),
  ],
  [
    "last answer",
    english(
      "(?:say|repeat) (?:that|it|your (?:last )?answer)(?: again| once more| one more time)?|what did you (?:just )?say|(?:sorry )?what was that|come again|pardon(?: me)?",
    ),
  ],
  [
    "last answer",
    chinese(
      "(?:你)?(?:把)?(?:刚才|刚刚|上面|上一句)?(?:的|说的)?(?:话|回答|内容)?(?:再|重新)(?:说|讲|重复|念)(?:一)?(?:遍|次)|(?:你)?(?:刚才|刚刚)?说(?:的)?(?:是)?(?:什么|啥)|重复一遍|没听清",
    ),
  ],
  [
    "again",
    english(
      "again|once again|(?:once|one) more(?: time)?|(?:do|try|run|check|look) (?:it|that|this|the same(?: thing)?)(?: all)?(?: over)? (?:again|once more|one more time)|(?:do|try|run|check)(?: (?:it|that))? again|try (?:it )?(?:again|once more)|retry|redo(?: (?:it|that))?|same again|the same again|another time|repeat (?:that|it|the) (?:request|search|last one)|give it another (?:try|go)",
    ),
  ],
  [
    "again",
    chinese(
      "再来|再(?:来|试|做|查|跑|搞|弄|看|办|执行|运行|发|问)(?:上)?(?:一|1)?(?:次|遍|回|下)(?:看看)?|重试(?:一次|一遍)?|重新?(?:来|做|查|试)(?:过|一次|一遍)?|(?:同样|一样)的?再来(?:一次|一遍)|再(?:试试|查查|看看)|又来一次",
    ),
  ],
];

/** Words that are all of a message: a sentence that goes on asks for something else. */
export function smallRequest(said: string): SmallRequest | undefined {
  const asks = kinds.find(([, pattern]) => pattern.test(said))?.[0];
  return asks && { asks };
}
