import type { LookedUp } from "../../confirmations/index.ts";
import { type Colleague, findColleagues, maxColleagues } from "../../directory/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import type { Turn } from "../run.ts";
import { isOwnWord, ownTextsOf } from "./own-words.ts";

/** Enough for a meeting; a list of names to go through is not what an assistant asks for. */
const maxLookUps = 5;
const self = /^(?:我|我自己|本人|me|myself|i)$/i;

/** Whom the look-ups found, by parameter key; also when one of them is the reason that the call cannot be made. */
export interface People {
  people: Record<string, LookedUp>;
  refused?: string;
}

interface NamedPeople {
  operation: Operation;
  values: Readonly<Record<string, unknown>>;
  /** How many people were looked up for this run before. */
  lookedUp: number;
}

/**
 * Who is meant by each value that names a person (`x-dingtalk-entity`, wire format, skill file): only names that the
 * person said themselves, among the active members of their own organisation, five a run, found or not.
 */
export async function lookUpPeople(
  ctx: TenantCtx,
  turn: Pick<Turn, "run" | "earlier" | "person" | "language">,
  { operation, values, lookedUp }: NamedPeople,
): Promise<People> {
  const say = sentences[turn.language];
  const ownTexts = ownTextsOf(turn);
  const people = new Map<string, LookedUp>();
  const refuse = (refused: string): People => ({ refused, people: Object.fromEntries(people) });
  let left = maxLookUps - lookedUp;
  for (const { key, entity, default: fallback } of operation.parameters) {
    const said = (Object.hasOwn(values, key) ? values[key] : undefined) ?? fallback;
    if (entity?.category !== "name" || said === undefined || said === null) continue;
    // "my phone" is about "me", which the person did not say in so many letters; it tells of nobody else.
    if (typeof said !== "string" || !(self.test(said.trim()) || isOwnWord(said, ownTexts)))
      return refuse(say.notSaid);
    left--;
    if (left < 0) return refuse(say.tooManyNames);
    const found = await matching(ctx, turn, said);
    const isClear = found.length > 0 && found.length <= maxColleagues;
    people.set(key, { said, matches: isClear ? found.map(matchFor(entity)) : [] });
    if (!isClear) return refuse(found.length === 0 ? say.nobody(said) : say.tooMany(said));
  }
  return { people: Object.fromEntries(people) };
}

const matchFor =
  ({ format }: NonNullable<Parameter["entity"]>) =>
  ({ userId, unionId, name, jobNumber, email }: Colleague): LookedUp["matches"][number] => ({
    id: format === "unionId" ? unionId : userId,
    // What tells two of one name apart.
    label: [name, jobNumber ?? email].filter((part) => part !== null).join(" · "),
  });

async function matching(ctx: TenantCtx, { run, person }: Pick<Turn, "run" | "person">, said: string) {
  if (!self.test(said.trim())) {
    return findColleagues(ctx, said);
  }
  const { userId, unionId } = person;
  const me: Colleague = { userId, unionId, name: sentences[run.locale].you, jobNumber: null, email: null };
  return [me];
}

const sentences = {
  zh: {
    you: "你本人",
    nobody: (name: string) => `在你的组织里没有找到“${name}”。请写出对方的全名。`,
    tooMany: (name: string) => `名字里有“${name}”的人太多。请写出对方的全名。`,
    tooManyNames: "一次最多查找五个人。请分几次说。",
    notSaid: "要找的人不是你自己说出的，所以没有查找。请写出对方的名字。",
  },
  en: {
    you: "You",
    nobody: (name: string) => `Nobody called “${name}” was found in your organisation. Write the full name.`,
    tooMany: (name: string) => `Too many people are called “${name}”. Write the full name.`,
    tooManyNames: "At most five people are looked up at once. Say it in several steps.",
    notSaid: "The person to look up was not named by you, so nobody was. Write the name yourself.",
  },
} as const;
