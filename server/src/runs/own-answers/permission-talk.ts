import { type Named, type Names, namedIn } from "./named.ts";
import type { OwnRequest } from "./own-request.ts";
import { ends, mayTakeBack, negatedEnd, permissionWords, takesBack } from "./permission-words.ts";
import { mended, plainWords } from "./words.ts";

const known =
  "revoke unauthorize unauthorise deauthorize permission permissions authorization authorisation authorizations authorisations authorize authorise authorized authorised withdraw allowed access calendar profile granted consent cancel remove number mobile please phone delete".split(
    " ",
  );

/** Which kinds of words there are, and what is left over without them. */
function sorted(text: string): { has: (kind: keyof typeof permissionWords) => boolean; left: string } {
  let left = text;
  const found = new Set<string>();
  for (const [kind, patterns] of Object.entries(permissionWords)) {
    const before = left;
    for (const pattern of patterns) left = left.replace(pattern, " ");
    if (before !== left) found.add(kind);
  }
  return { has: (kind) => found.has(kind), left: left.replace(/[\s'.-]+/g, " ").trim() };
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
export function permissionTalk(plain: string, names: Names): OwnRequest | undefined {
  const text = plain
    .split(" ")
    .map((word) => mended(word, known))
    .join(" ");
  const { leftOver, ...named } = namedIn(text, names);
  const { has, left } = sorted(leftOver);
  const isWhole = left === "";
  const isData = named.codes.length > 0;
  const speaks = has("permission") || isData;
  if (negatedEnd.test(text) && speaks && sorted(leftOver.replace(negatedEnd, " ")).left === "")
    return { asks: "keep" };

  const revoke: OwnRequest = {
    asks: "revoke",
    named,
    all: has("all") || (has("data") && !isData),
    sure: isWhole && !has("how") && !has("stopsUse") && !has("forgets"),
  };
  const isEnd = has("takesBack") || has("mayTakeBack") || has("ends") || has("forgets");
  if (isEnd && has("permission")) return isWhole || !isAnother(names, text, left) ? revoke : undefined;
  if (isEnd && has("allowing") && isWhole) return revoke;
  if (has("takesBack") && has("all") && isWhole && !isData) return revoke;
  if ((has("takesBack") || has("mayTakeBack")) && isData && isWhole && !things.test(text)) return revoke;
  if (has("stopsUse") && isData && isWhole && !has("asks")) return revoke;
  if (isEnd && isWhole && !has("asks") && isOfThem(text, has, named) && !isEndedBy(names, named))
    return { ...revoke, sure: false };
  if (isEnd || has("stopsUse") || !isWhole || gives.test(text)) return undefined;

  const speaksOfData = speaks || has("data");
  if (has("seen") && has("asks") && speaksOfData) return { asks: "activity", named };
  if (has("told") && !has("permission") && has("own") && (isData || has("data")))
    return { asks: "activity", named };
  if (has("knows") || (has("mayUse") && speaksOfData && has("own"))) return { asks: "grants", named };
  const isAsked = has("asks") || isOwnList.test(text);
  if ((has("permission") || (has("allowing") && speaksOfUs.test(text))) && isAsked)
    return { asks: "grants", named };
  return undefined;
}

/**
 * What is known of the person themselves is not to be: their number, or all that there is about them. Events, to-dos and
 * mails are things that a skill takes away.
 */
function isOfThem(text: string, has: ReturnType<typeof sorted>["has"], { codes }: Named): boolean {
  if (!has("own") || things.test(text)) return false;
  if (codes.length > 0)
    return codes.includes("Contact.User.mobile") || (has("forgets") && !isMail.test(text));
  return has("data") || (has("forgets") && isAboutMe.test(text));
}

const isMail = /\be-?mails?\b/u;
const isAboutMe = /\b(?:about|forget) me\b|我/u;

/** An operation of the assistant takes back just this. */
const isEndedBy = ({ permissions, skills }: Names, { codes }: Named): boolean =>
  skills
    .flatMap(({ operations }) => operations.map(plainWords))
    .some(
      (said) =>
        isEnding.test(said) &&
        namedIn(said, { permissions, skills: [] }).codes.some((code) => codes.includes(code)),
    );

const isEnding = new RegExp(`${takesBack}|${mayTakeBack}|${ends}`, "iu");

const isOwnList =
  /^(?:(?:all|the) )*(?:my|your)(?: \w+)? (?:permissions|authori[sz]ations|consents|grants)$|(?:我|你)的?(?:所有|全部|现有)?的?(?:授权|权限|许可)$/u;

const speaksOfUs = /(?<![\p{L}\p{N}])(?:i|i've|my|you|your)(?![\p{L}\p{N}])|我|你|您/u;

/** Something else is to be done, which these words are about. */
const command =
  /(?<![\p{L}\p{N}])(?:add|create|remind|note|write|send|email|schedule|book|draft|translate|search|find|post)(?![\p{L}\p{N}])|提醒|新建|添加|创建|记一|记下|写|发送|发给|翻译|通知|搜索/u;

/** The words left over ask for something else, or an operation of the assistant takes back what they speak of. */
function isAnother({ skills }: Names, text: string, left: string): boolean {
  if (command.test(text)) return true;
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
