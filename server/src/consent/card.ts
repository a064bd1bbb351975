import type { Opening } from "../apis/index.ts";
import type { Catalogue } from "../permissions/index.ts";
import type { ApplicationId, SkillId } from "../platform/ids.ts";
import { plainLine } from "../platform/text.ts";
import { type Duration, defaultDuration, durations } from "./durations.ts";
import { type Shown, shownOf } from "./shown.ts";

/** What a consent card shows. Every text of a stranger is plain and clipped; the scopes' words come from our catalogue. */
export interface Card {
  application: { name: string; provider: string; privacyUrl: string | null };
  skill: { title: string; host: string };
  /** The person's own words. */
  request: string;
  /** The skill whose answer led to this call, when one did. */
  because?: { skill: string };
  /** Whose language model may be told what it opens. */
  reader?: string;
  scopes: string[];
  /** Every code that "authorise all" may cover, and which skill would get which; older cards do not say that. */
  all: string[];
  allSkills?: SkillInAll[];
  /** What "authorise all" leaves out because an admin has not approved it. */
  leftOut?: Unapproved[];
  /** It was allowed before, to the skill as it was then. */
  changed?: true;
  /** What is allowed and rests, with what it opens by now beyond what was seen. */
  widened?: Widened[];
  shown?: Shown;
  durations: readonly Duration[];
  defaultDuration: Duration;
}

/** A permission of an API of the organisation's own that came to open more. */
export interface Widened {
  code: string;
  opened: Opening;
}

/** A permission that nobody can be asked for yet. `asked`: an admin has been told. */
export interface Unapproved {
  code: string;
  asked: boolean;
}

/** A skill with what "authorise all" may allow it. `other`: it belongs to another application than the card's skill. */
interface SkillInAll {
  /** The skill that the card asks for. */
  own: boolean;
  skill: { id: SkillId; title: string; host: string };
  application: { name: string; provider: string; other: boolean };
  scopes: string[];
}

interface Skill {
  skillId: SkillId;
  title: string;
  host: string;
  application: { id: ApplicationId; name: string; provider: string; privacyUrl: string | null };
}

interface Asked {
  skill: Skill;
  request: string;
  because?: string | undefined;
  reader?: string | undefined;
  scopes: readonly string[];
  all: readonly { skill: Skill; scopes: readonly string[] }[];
  leftOut: readonly Unapproved[];
  changed: boolean;
  widened: readonly Widened[];
}

export function cardOf(
  { skill, request, because, reader, scopes, all, leftOut, changed, widened }: Asked,
  catalogue: Catalogue,
): Card {
  const { application } = skill;
  const everyCode = [...new Set([...scopes, ...all.flatMap((entry) => entry.scopes)])];
  const shown = shownOf(everyCode, catalogue);
  return {
    application: { ...named(application), privacyUrl: application.privacyUrl },
    skill: titled(skill),
    request: plainLine(request, 80),
    ...(because === undefined ? {} : { because: { skill: plainLine(because, 60) } }),
    ...(reader === undefined ? {} : { reader: plainLine(reader, 100) }),
    scopes: [...scopes],
    all: [...new Set(all.flatMap((entry) => entry.scopes))],
    allSkills: all.map((entry) => ({
      own: entry.skill.skillId === skill.skillId,
      skill: { id: entry.skill.skillId, ...titled(entry.skill) },
      application: {
        ...named(entry.skill.application),
        other: entry.skill.application.id !== application.id,
      },
      scopes: [...entry.scopes],
    })),
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
    ...(changed && { changed }),
    ...(widened.length > 0 && { widened: [...widened] }),
    ...(Object.keys(shown).length > 0 && { shown }),
    durations,
    defaultDuration: defaultDuration(scopes, catalogue),
  };
}

const titled = ({ title, host }: Skill) => ({ title: plainLine(title, 60), host });

const named = ({ name, provider }: Skill["application"]) => ({
  name: plainLine(name, 60),
  provider: plainLine(provider, 60),
});

/** Whoever reads about permissions: in which language, and by which catalogue. */
export interface Reader {
  locale: "zh" | "en";
  catalogue: Catalogue;
}

/** A scope as the person reads it, in their language. */
export function scopeOnCard(code: string, { locale, catalogue }: Reader, widened: readonly Widened[] = []) {
  const more = widened.find((each) => each.code === code);
  const permission = catalogue.find(code);
  const api = permission?.api;
  return {
    code,
    name: permission?.name[locale] ?? code,
    description: permission?.description[locale] ?? "",
    sensitive: catalogue.isSensitive(code),
    risk: catalogue.riskOf(code),
    api: api?.provider ? { name: api.name[locale], provider: api.provider[locale] } : null,
    ...(more && { widened: openedIn(locale, more.opened) }),
  };
}

/** What is opened, as a person reads it. */
export const openedIn = (locale: Reader["locale"], { operations, fields, write, baseUrl }: Opening) => ({
  operations: operations.map(({ method, path, name }) => ({ method, path, name: name[locale] })),
  fields: [...fields],
  ...{ write, baseUrl },
});
