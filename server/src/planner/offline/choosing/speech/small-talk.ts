import { normalise } from "../../../words/comparing.ts";

export type SmallTalk = "greeting" | "thanks" | "bye" | "help" | "dropped" | "who" | "ready";

const kinds: readonly [SmallTalk, RegExp][] = [
  [
    "help",
    /^(?:(?:(?:so|ok|okay|and|just|please) )*(?:tell me |show me )?(?:what|how) (?:can|could|do) you (?:do|help|offer).*|(?:just |please )*(?:tell me |show me )?what (?:all )?you (?:can|could) (?:do|help|offer).*|help(?: me)?|what are you able to do.*|what are your (?:skills|abilities|features).*|你(?:能|会|可以)(?:帮我)?(?:做|干|帮)?(?:些)?(?:什么|啥|哪些).*|(?:你)?(?:都)?有(?:什么|哪些)(?:功能|技能|能力|本领).*|帮助|怎么用.*|功能)$/,
  ],
  [
    "thanks",
    /^(?:(?:many |ok |okay |great )?thank(?:s| you)(?: very much| so much| a lot)?|thx|ty|cheers|(?:好的?|非常|十分|太)?(?:谢谢|感谢|多谢)(?:你|您|啦|了)?)$/,
  ],
  ["bye", /^(?:good ?bye|bye(?: bye)?|see you(?: later)?|再见|拜拜|回见|晚安|good night)$/],
  [
    "dropped",
    /^(?:never ?mind(?: (?:the|that|it|about)(?: \w+){0,4})?|forget (?:it|that|about (?:it|that|the \w+))|cancel(?: (?:it|that))?|stop|no thanks|no thank you|(?:那|哦|嗯)?(?:算了|不用了|取消|不要了|没事了|不必了|先这样)(?:吧)?(?: ?不(?:用)?(?:查|要|订|报|做|办|用|看|问|请|换|算)了?(?:吧)?)?)$/,
  ],
  [
    "who",
    /^(?:(?:and )?who are you|what(?:'s| is) your name|what are you|are you (?:a )?(?:bot|robot|human|person|ai)|introduce yourself|你是谁|你叫(?:什么|啥)(?:名字)?|你的名字(?:是什么|叫什么)?|你是(?:什么|机器人|人工智能|真人)(?:吗)?|介绍(?:一)?下(?:你)?自己|自我介绍(?:一下)?)$/,
  ],
  [
    "greeting",
    /^(?:hi|hello|hey|hi there|hello there|good (?:morning|afternoon|evening)|how are you(?: doing)?|(?:你|您|大家)好(?:啊|呀|吗)?|嗨|哈喽|早上好|早安|下午好|晚上好|早|在吗)$/,
  ],
];

/** Words that ask for nothing in particular, or undefined. */
export function smallTalk(text: string): SmallTalk | undefined {
  const said = normalise(text)
    .replace(/[\s!！.。,，?？~～、;；:：]+/g, " ")
    .trim();
  return kinds.find(([, pattern]) => pattern.test(said))?.[0];
}
