import { z } from "zod";
import type { Ctx, TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, SkillId } from "../../platform/ids.ts";
import { Secret } from "../../platform/secret.ts";
import type { Operation, Protocol, SkillSpec } from "../../skill-files/index.ts";
import { Authentication } from "./authentication-form.ts";

/** A secret together with where it was given for: one cannot be had without the other. */
const Bound = z.object({ origins: z.array(z.string()), authentication: Authentication });

const rowOf = (skillId: SkillId) => `skill_authentication ${skillId}`;

export function sealAuthentication(ctx: TenantCtx, skillId: SkillId, bound: z.output<typeof Bound>): string {
  // A Secret writes itself as "[secret]": here alone it is put into words, to be sealed at once.
  const plain = Object.entries(bound.authentication).map(([name, value]) => [
    name,
    value instanceof Secret ? value.reveal() : value,
  ]);
  const text = JSON.stringify({ origins: bound.origins, authentication: Object.fromEntries(plain) });
  return ctx.vault.seal(new Secret(text), rowOf(skillId));
}

/** The same, by the first key. @throws NotOpened */
export function sealAgain({ vault }: Ctx, skillId: SkillId, sealed: string): string {
  return vault.seal(vault.open(sealed, rowOf(skillId)), rowOf(skillId));
}

interface AuthenticatedSkill {
  skillId: SkillId;
  authentication: string | null;
  shape: { protocol: Protocol };
  application: { id: ApplicationId };
}

/**
 * What to prove ourselves with where this operation leads; `null`: nothing was given. `elsewhere`: it was given for
 * another host, and what was sealed says so itself, whatever a draft or a row says. @throws NotOpened
 */
export function openAuthentication(
  ctx: TenantCtx,
  skill: AuthenticatedSkill,
  { server }: Pick<Operation, "server">,
): Authentication | "elsewhere" | null {
  if (skill.authentication === null) return null;
  const opened = ctx.vault.open(skill.authentication, rowOf(skill.skillId));
  const { origins, authentication } = Bound.parse(JSON.parse(opened.reveal()));
  const to = originOf({ protocol: skill.shape.protocol, server, applicationId: skill.application.id });
  return origins.includes(to) ? authentication : "elsewhere";
}

/** Every place that calls of a skill lead to: origins of servers, or the sockets of its application. */
export function originsOf({ protocol, operations }: SkillSpec, applicationId: ApplicationId): string[] {
  const servers = [...new Set(operations.map(({ server }) => server))];
  return [...new Set(servers.map((server) => originOf({ protocol, server, applicationId })))].sort();
}

function originOf(to: { protocol: Protocol; server: string; applicationId: ApplicationId }): string {
  return to.protocol === "stream" ? `stream:${to.applicationId}` : new URL(to.server).origin;
}

/** What a person knows such a place by. */
export function placeName(origin: string): string {
  return origin.startsWith("stream:") ? "stream" : new URL(origin).host;
}
