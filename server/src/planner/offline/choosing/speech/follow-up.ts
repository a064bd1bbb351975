const another = /^(?:那么?|and|what about|how about)\s*(.+?)\s*呢?[?？。.!！]*$|^(.+?)呢[?？]?$/i;

/** Asks for a yes or no; it names no value: "那要带伞吗？", "and will it rain?". */
const yesOrNo =
  /吗[?？]?$|^(?:and|what about|how about)\s+(?:is|are|was|were|will|would|do|does|did|can|could|should|has|have)\b/i;

/** "那上海呢？", "how about Shanghai?" → the value to ask the same about. */
export function anotherValue(words: string): string | undefined {
  const said = words.trim();
  if (yesOrNo.test(said)) return undefined;
  const match = another.exec(said);
  return match?.[1] ?? match?.[2];
}

/** What was said since a request, put together: a later value goes before it, a reply after it. */
export function withLater(request: string, later: readonly string[]): string[] {
  const words = [request];
  for (const text of later) {
    const value = anotherValue(text);
    if (value === undefined) words.push(text);
    else words.unshift(value);
  }
  return words;
}

/** How a message that goes on from the last request begins. `more`: the same is wanted once more, with other values. */
export interface Lead {
  /** What is left without the words that only lead in or out. */
  rest: string;
  /** It says by itself that it goes on from something. */
  isMarked: boolean;
  isMore: boolean;
}

const fillers = [
  /^(?:算了|哎|唉)[\s，,。]*(?=还是|就|再)/,
  /^(?:哦|嗯|啊|呃|好吧?|好的|行|可以|ok(?:ay)?|oh|well|hmm+|um+|yes|yeah|sure|please|alright|all right)(?=[\s，,。.!！]|$)[\s，,。.!！]*/i,
];
const leads = [
  /^(?:那么?|不对|不是|不|错了|打错了|说错了|写错了|搞错了|弄错了|我(?:是)?说的?(?:是)?|我的意思是|应该是?|而是|就|还是|其实|等等|等一下|抱歉|对不起)(?=[\s，,。.!！]|\p{Script=Han}|\w)[\s，,。.!！]*/u,
  /^(?:and|or|what about|how about|no|nope|not that|wrong|actually|sorry|wait|i mean|i meant|i said|make (?:that|it)|change (?:it|that) to|rather|instead|it should be|should be|then|but|the same(?: again| thing)?|same(?: again| thing)?)(?=[\s,.!]|$)[\s,.!]*/i,
];
/** They lead in a value, and stay with it: what something is made into is told from what it is made of. */
const marks = /^(?:改成|改为|改到|换成|换为|换到|改用|to\s|into\s|in\s)/i;
const more =
  /^(?:再(?=[\p{Script=Han}\s]*(?:一|个|条|笔|份|张|间))[\p{Script=Han}]?(?:一)?(?:个|条|笔|份|张|间)?|还有(?:一)?(?:个|条|笔|份|张)?|another(?: one)?(?: of| for)?|one more(?: of| for)?)[\s，,]*/iu;
const tails =
  /(?:(?:呢|吧|好了|的话|怎么样|如何|可以吗|行吗|就行|就好|是多少)|\s*(?:instead|please|then|though|too|as well|after all))?[\s?？。.!！,，]*$/i;

/** "不对，是南京", "make that 45", "那北京呢？", "Berlin". */
export function leadOf(text: string): Lead {
  let rest = text.trim();
  let isMarked = false;
  let isMore = false;
  for (let before = ""; before !== rest; ) {
    before = rest;
    for (const pattern of fillers) rest = rest.replace(pattern, "");
    for (const pattern of leads)
      if (pattern.test(rest)) {
        rest = rest.replace(pattern, "");
        isMarked = true;
      }
    if (more.test(rest)) {
      rest = rest.replace(more, "");
      isMarked = true;
      isMore = true;
    }
  }
  if (marks.test(rest)) isMarked = true;
  const end = tails.exec(rest);
  if (/^呢|^\s*(?:instead|too|as well)/i.test(end?.[0] ?? "")) isMarked = true;
  return { rest: rest.replace(tails, "").trim(), isMarked, isMore };
}

const yes =
  /^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please do|go ahead|do it|do that|right|correct|exactly|of course|fine|好|好的|好啊|好呀|是|是的|对|对的|嗯|嗯嗯|可以|行|确认|没错|要|要的|同意|麻烦了|请吧)(?:[\s，,.。!！]*(?:yes|please|do it|do that|go ahead|thanks|thank you|吧|的|啊|请|谢谢|就这样|办吧))*[\s.。!！~]*$/i;

export const saysYes = (text: string): boolean => yes.test(text.trim());

const again = [
  /^(?:请|帮我|麻烦(?:你)?|你)?(?:再|重新)(?:来|查|试|做|报|订|说|看|看看|执行|提交|申请|换|发|算|讲|查询|跑)?(?:一)?(?:次|遍|下)?$/,
  /^还是(?:要)?(?:帮我)?(?:报|订|查|做|办|提交|申请|执行|取消|删|删除|发|来|改|撤回|换|建|加|请|算)(?:一下|了|上|掉|它|那个|这个)*$/,
  /^(?:我)?(?:改主意了|反悔了|后悔了)[\s，,]*(?:.{0,6})$/,
  /^(?:就)?(?:照|按)?(?:这样|这么|那样|刚才的|原来的)(?:办|做|来|执行)?$/,
  /^(?:let['’]?s )?(?:please )?(?:do|try|run|send|book|file|submit|look (?:it )?up|check|ask)(?: (?:it|that|this))?(?: (?:again|once more|one more time|anyway|now|after all))+$/i,
  /^(?:again|once more|one more time|try again|do it|do that|let['’]?s do (?:it|that)|go ahead|i changed my mind|on second thought)(?:[\s,]+(?:please|do it|again|go ahead|let['’]?s do it))*$/i,
];
const repeating = /^(?:the\s+)?same(?: (?:again|thing|one))*\b|^(?:照旧|同样|一样|老样子)/i;

/** "好吧，再查一次", "do it after all": what was asked last, once more. */
export function asksAgain(text: string): boolean {
  const plain = fillers
    .reduce((said, pattern) => said.replace(pattern, ""), text.trim())
    .replace(/[\s.。!！?？]+$/, "");
  const said = [leadOf(text).rest, plain, plain.replace(tails, "")];
  return said.some((words) => again.some((pattern) => pattern.test(words))) || repeatsOnly(text);
}

const repeatsOnly = (text: string): boolean => repeating.test(text.trim()) && leadOf(text).rest === "";

/** "Say that again", "你说什么": what was answered last, once more. */
const tell =
  /^(?:(?:can|could) you )?(?:please )?(?:say|repeat|tell me)(?: (?:that|it|this))?(?: (?:again|once more|one more time))?$|^(?:what did you say|pardon|come again)$|^(?:请)?(?:你)?(?:再说|再讲|重复)(?:一)?(?:次|遍|下)?$|^(?:你)?(?:刚才|刚刚)?说(?:的)?(?:什么|啥)$/i;
export const asksToRepeat = (text: string): boolean => {
  const said = text
    .trim()
    .replace(/[\s.。!！?？]+$/, "")
    .replace(/[,，\s]*(?:please|吧|好吗|可以吗)$/i, "");
  return tell.test(said) && /again|repeat|once more|more time|再|重复|pardon|did you say|什么|啥/i.test(said);
};

const question =
  /(?:吗|么|呢|没有|不)[\s?？]*$|会不会|要不要|是不是|能不能|用不用|需不需要|该不该|冷不冷|热不热|^(?:(?:and|so|but|ok(?:ay)?|then)[,\s]+)?(?:is|are|was|were|will|would|do|does|did|should|has|have|can i|shall)\b.*\?*$/i;

/** A yes or no that may be in what was just answered: "要带伞吗？", "will I need an umbrella?". */
export const asksAboutAnswer = (text: string): boolean => {
  const said = text.trim();
  return (
    question.test(said) && (/\p{Script=Han}/u.test(said) ? said.length <= 16 : said.split(/\s+/).length <= 10)
  );
};
