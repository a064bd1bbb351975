import { findPermission } from "../permissions/index.ts";
import { plainLine } from "../platform/text.ts";
import { type Duration, defaultDuration, durations } from "./durations.ts";

/** What a consent card shows. Every text of a stranger is plain and clipped; the scopes' words come from our catalogue. */
export interface Card {
  application: { name: string; provider: string; privacyUrl: string | null };
  skill: { title: string; host: string };
  /** The person's own words. */
  request: string;
  /** The skill whose answer led to this call, when one did. */
  because?: { skill: string };
  scopes: string[];
  /** What "authorise all" would cover. */
  all: string[];
  durations: readonly Duration[];
  defaultDuration: Duration;
}

interface Asked {
  application: { name: string; provider: string; privacyUrl: string | null };
  skill: { title: string; host: string };
  request: string;
  because?: string | undefined;
  scopes: readonly string[];
  all: readonly string[];
}

export function cardOf({ application, skill, request, because, scopes, all }: Asked): Card {
  return {
    application: {
      name: plainLine(application.name, 60),
      provider: plainLine(application.provider, 60),
      privacyUrl: application.privacyUrl,
    },
    skill: { title: plainLine(skill.title, 60), host: skill.host },
    request: plainLine(request, 80),
    ...(because === undefined ? {} : { because: { skill: plainLine(because, 60) } }),
    scopes: [...scopes],
    all: [...all],
    durations,
    defaultDuration: defaultDuration(scopes),
  };
}

/** A scope as the person reads it, in their language. */
export function scopeOnCard(code: string, locale: "zh" | "en") {
  const permission = findPermission(code);
  return {
    code,
    name: permission?.name[locale] ?? code,
    description: permission?.description[locale] ?? "",
    sensitive: permission?.sensitive ?? true,
    required: true,
  };
}
