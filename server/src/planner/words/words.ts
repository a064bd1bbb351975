import { normalise } from "./comparing.ts";
import { chineseActions, chineseMeanings, englishActions, englishMeanings } from "./lexicon.ts";
import { stem } from "./stem.ts";

/** What a text says, as far as ranking looks: terms with their weight, and the kinds of action named. */
export interface Words {
  terms: Map<string, number>;
  actions: Set<string>;
}

const functionWords = new Set(
  `a an the this that these those some any all each every and or but if then so as at by for from in into of on onto to
  with within without about over under between through during before after than too very just only also is are was were
  be been being am do does did done doing has have had having can could will would shall should may might must i me my
  mine myself we us our ours you your yours he him his she her it its they them their who whom whose which what when
  where why how there here not no yes please thanks thank hi hello hey okay ok let lets us want wanted need needs would
  like i'm i'd i've i'll it's what's that's let's don't can't help hoping wondering wish know much many one another
  other such via per using use used based given specific certain various including include`.split(/\s+/),
);

const chineseFunctionPhrases =
  /你好|您好|请问|请帮我|请你|麻烦你|麻烦|帮我|帮忙|帮|给我|替我|为我|我想要|我想|我要|我需要|想要|需要|希望|可以|能不能|能否|能够|一下|一个|一些|一家|谢谢|怎么样|怎样|如何|怎么|是多少|多少|什么|哪些|哪个|哪里|哪|有没有|是否|是不是|以及|并且|或者|如果|因为|所以|但是|并|和|与|及|或|吗|呢|吧|啊|呀|的|了|是|在|有|我|你|您|他|她|它|们|这|那|个|对|将|把|被|从|到|让|请|要|想|会|就|都|也|还|再|用于|用来|根据|基于|通过|进行|提供|支持|相关|指定|特定/g;

const commonWords = new Set(
  `get show find tell give see view check list search look make retrieve fetch provide information info detail data
  query return result value type number id name time date new user set system service tool api function request`
    .split(/\s+/)
    .map(stem),
);

/** `getUserInfo_v2` → `get user info v2`. */
export const splitName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/[_\-./]+/g, " ");

export function wordsOf(text: string): Words {
  const words: Words = { terms: new Map(), actions: new Set() };
  const plain = normalise(text);
  addEnglish(words, plain.match(/[a-z][a-z']*|\d+(?:\.\d+)?/g) ?? []);
  for (const run of plain.match(/\p{Script=Han}+/gu) ?? []) addChinese(words, run);
  return words;
}

/** A word whose meaning is counted counts little by itself: asking in the other language must not weaken it. */
const OF_MEANING = 0.3;

function add(words: Words, term: string, weight: number): void {
  words.terms.set(term, Math.max(weight, words.terms.get(term) ?? 0));
}

function addEnglish(words: Words, tokens: readonly string[]): void {
  tokens.forEach((raw, at) => {
    const token = raw.replace(/'s$|'$/, "");
    const pair = `${token} ${tokens[at + 1] ?? ""}`;
    const meaning =
      englishMeanings.get(token) ?? englishMeanings.get(singular(token)) ?? englishMeanings.get(pair);
    if (meaning) add(words, `~${meaning}`, 1);
    const action =
      englishActions.get(token) ?? englishActions.get(singular(token)) ?? englishActions.get(pair);
    if (action) words.actions.add(action);
    if (functionWords.has(token) || /^\d/.test(token) || token.length < 2) return;
    const term = stem(token);
    const weight = commonWords.has(term) ? 0.35 : 1;
    add(words, term, meaning ? weight * OF_MEANING : weight);
  });
}

const singular = (word: string): string => (word.length > 3 && word.endsWith("s") ? word.slice(0, -1) : word);

function addChinese(words: Words, run: string): void {
  addFound(run, chineseMeanings, (id) => add(words, `~${id}`, 1));
  addFound(run, chineseActions, (id) => words.actions.add(id));
  for (const piece of run.replace(chineseFunctionPhrases, " ").split(" ")) {
    if (piece.length === 1) add(words, piece, 0.3);
    for (let at = 0; at + 2 <= piece.length; at++) add(words, piece.slice(at, at + 2), 0.6);
  }
}

/** Walks the run once; at each place the longest entry wins and is stepped over. */
function addFound(
  run: string,
  entries: ReadonlyMap<string, string>,
  found: (id: string, at: number, length: number) => void,
): void {
  for (let at = 0; at < run.length; ) {
    let length = Math.min(5, run.length - at);
    while (length > 0 && !entries.has(run.slice(at, at + length))) length--;
    const id = length > 0 ? entries.get(run.slice(at, at + length)) : undefined;
    if (id) found(id, at, length);
    at += Math.max(1, length);
  }
}

/** The very wording, small words and word pairs included: "who are you" is made of nothing else. */
export function wordingOf(text: string): Set<string> {
  const wording = new Set<string>();
  const plain = normalise(text);
  const words = plain.match(/[a-z][a-z']*/g)?.map((word) => word.replace(/'s$/, "")) ?? [];
  words.forEach((word, at) => {
    wording.add(stem(word));
    wording.add(`${word} ${words[at + 1] ?? "."}`);
  });
  for (const run of plain.match(/\p{Script=Han}+/gu) ?? []) {
    for (let at = 0; at < run.length; at++) wording.add(run.slice(at, at + 2)).add(run.slice(at, at + 3));
  }
  return wording;
}

export interface PlacedTerm {
  term: string;
  start: number;
  end: number;
}

/** The same terms one by one, each where it stands. */
export function placedTerms(text: string): PlacedTerm[] {
  const plain = text.toLowerCase();
  const english = [...plain.matchAll(/[a-z][a-z']*/g)].flatMap((match) => placed(match[0], match.index));
  const chinese = [...plain.matchAll(/\p{Script=Han}+/gu)].flatMap((match) =>
    Array.from({ length: Math.max(1, match[0].length - 1) }, (_, at) => match[0].slice(at, at + 2)).flatMap(
      (pair, at) => placed(pair, match.index + at),
    ),
  );
  const meant: PlacedTerm[] = [];
  for (const run of plain.matchAll(/\p{Script=Han}+/gu)) {
    addFound(run[0], chineseMeanings, (id, at, length) => {
      meant.push({ term: `~${id}`, start: run.index + at, end: run.index + at + length });
    });
  }
  return [...english, ...chinese, ...meant];
}

function placed(word: string, start: number): PlacedTerm[] {
  const end = start + word.length;
  return [...wordsOf(word).terms.keys()].map((term) => ({ term, start, end }));
}
