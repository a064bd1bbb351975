import type { Catalogue } from "../permissions/index.ts";
import { AppError } from "../platform/errors.ts";
import type { AllowedSkill, ConsentAnswer, LockedRequest } from "./consent.ts";

type Card = Pick<LockedRequest, "skillId" | "applicationId" | "shape" | "scopes" | "allSkills">;

/**
 * What an answer allows to whom, as the card showed it; the card's own skill first. With "authorise all" that is what
 * the card asks for, everything that is not sensitive, and of the rest what the answer names.
 * Errors: 400 `scope_not_on_card`.
 */
export function allowedBy(
  answer: Omit<ConsentAnswer, "consentId">,
  card: Card,
  catalogue: Catalogue,
): AllowedSkill[] {
  switch (answer.decision) {
    case "deny":
      return [];
    case "allow":
      return [{ ...own(card), scopes: someOf(card, answer.scopes ?? card.scopes) }];
    case "allow_all":
      return allOf(card, answer.alsoAllow ?? [], catalogue);
    default:
      return answer.decision satisfies never;
  }
}

const own = ({ skillId, applicationId, shape, scopes }: Card): AllowedSkill => {
  return { skillId, applicationId, shape, scopes };
};

function someOf(card: Card, scopes: readonly string[]): string[] {
  const foreign = scopes.filter((code) => !card.scopes.includes(code));
  if (foreign.length > 0 || scopes.length === 0) throw notOnCard("body.scopes", foreign);
  return [...new Set(scopes)];
}

function allOf(
  card: Card,
  alsoAllow: NonNullable<ConsentAnswer["alsoAllow"]>,
  { isSensitive }: Catalogue,
): AllowedSkill[] {
  const skills = withOwnFirst(card);
  const codesOf = (id: string) => skills.find(({ skillId }) => skillId === id)?.scopes ?? [];
  const foreign = alsoAllow.filter(({ skillId, code }) => !codesOf(skillId).includes(code));
  if (foreign.length > 0)
    throw notOnCard(
      "body.alsoAllow",
      foreign.map(({ code }) => code),
    );
  return skills
    .map((skill) => ({
      ...skill,
      scopes: skill.scopes.filter(
        (code) =>
          !isSensitive(code) ||
          (skill.skillId === card.skillId && card.scopes.includes(code)) ||
          alsoAllow.some((named) => named.skillId === skill.skillId && named.code === code),
      ),
    }))
    .filter(({ scopes }) => scopes.length > 0);
}

function withOwnFirst(card: Card): AllowedSkill[] {
  const isOwn = ({ skillId }: AllowedSkill) => skillId === card.skillId;
  const scopes = [...card.scopes, ...card.allSkills.filter(isOwn).flatMap((skill) => skill.scopes)];
  const others = card.allSkills.filter((skill) => !isOwn(skill));
  return [{ ...own(card), scopes: [...new Set(scopes)] }, ...others];
}

function notOnCard(path: string, codes: readonly string[]): AppError {
  const message = codes.join(", ");
  return new AppError("scope_not_on_card", message, { details: [{ path, message }] });
}
