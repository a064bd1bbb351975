import { by, record } from "../../audit/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { EgressFailure } from "../../platform/egress/failure.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ApplicationId, SkillId } from "../../platform/ids.ts";
import type { AuthenticationKind, SkillSpec } from "../../skill-files/index.ts";
import { unusableAddress } from "../unusable-address.ts";
import { type Authentication, kindOf } from "./authentication-form.ts";
import * as store from "./authentication-store.ts";
import { originsOf, placeName, sealAuthentication } from "./sealed-authentication.ts";
import type { GivenAuthentication, ShownAuthentication } from "./shown-authentication.ts";

interface SkillPlace {
  id: SkillId;
  applicationId: ApplicationId;
  spec: SkillSpec;
}

/** How the platform will prove itself to a skill once it is saved: as is given now, else as it does. */
export async function kindWhenSaved(
  ctx: TenantCtx,
  skillId: SkillId,
  given: GivenAuthentication | undefined,
): Promise<AuthenticationKind | undefined> {
  if (given !== undefined) return given.type === "none" ? undefined : kindOf(given);
  return shownKind(await store.findAuthentication(ctx, skillId));
}

export function shownKind(shown: ShownAuthentication | null | undefined): AuthenticationKind | undefined {
  if (shown == null) return undefined;
  const { type, hint } = shown;
  const isNamed = type === "header" || type === "query" || type === "cookie";
  return isNamed && hint !== null ? { type, name: hint } : { type };
}

/**
 * Whether a secret may travel where the file leads, and its tokens come from where one may ask. Looks names up:
 * before the transaction. Errors: 400 `invalid_input` with the place.
 */
export async function checkAuthentication(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  skill: SkillPlace,
  given: GivenAuthentication | undefined,
): Promise<void> {
  if (given === undefined || given.type === "none") return;
  for (const origin of originsOf(skill.spec, skill.applicationId)) {
    if (origin.startsWith("http:")) await requireSealedWay(ctx, caller, origin, "body.authentication");
  }
  if (given.type === "oauth_client_credentials")
    await requireSealedWay(ctx, caller, given.tokenUrl, "body.authentication.tokenUrl");
}

/** Over https, or to a host that the operator vouches for. */
async function requireSealedWay(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  url: string,
  path: string,
): Promise<void> {
  const refuse = (said: { zh: string; en: string }) => {
    throw new AppError("invalid_input", path, { details: [{ path, message: said[caller.locale] }] });
  };
  try {
    const { listed } = await ctx.egress.check(url);
    if (listed || url.startsWith("https:")) return;
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error;
    return refuse(unusableAddress);
  }
  refuse({
    zh: "密钥不会通过 http 明文发送。请使用 https 地址，或请运维将该主机加入 EGRESS_ALLOW。",
    en: "A secret is not sent over plain http. Use an https address, or have the operator list the host in EGRESS_ALLOW.",
  });
}

/**
 * Keeps what was given, removes it for `none`; with nothing given, what is kept must go with where the file leads
 * now. In the transaction that saves the skill. Errors: 400 `authentication_host_changed`.
 */
export async function saveAuthentication(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  skill: SkillPlace,
  given: GivenAuthentication | undefined,
): Promise<ShownAuthentication | null> {
  if (given === undefined) return keep(ctx, caller, skill);
  const { id: skillId } = skill;
  const event = { actor: by.person(caller.id), subject: skillId };
  if (given.type === "none") {
    const removed = await store.deleteAuthentication(ctx, skillId);
    if (removed) await record(ctx, { ...event, event: "skill.authentication_removed" });
    return null;
  }
  const origins = originsOf(skill.spec, skill.applicationId);
  const sealed = sealAuthentication(ctx, skillId, { origins, authentication: given });
  const shown = { type: given.type, hint: hintOf(given), origins };
  const updatedAt = await store.upsertAuthentication(ctx, { skillId, ...shown, sealed });
  const details = { type: given.type, hosts: origins.map(placeName) };
  await record(ctx, { ...event, event: "skill.authentication_set", details });
  return { ...shown, updatedAt };
}

async function keep(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  skill: SkillPlace,
): Promise<ShownAuthentication | null> {
  const kept = await store.findAuthentication(ctx, skill.id);
  if (kept === undefined) return null;
  const elsewhere = originsOf(skill.spec, skill.applicationId).filter((to) => !kept.origins.includes(to));
  if (elsewhere.length === 0) return kept;
  const [before, now] = [kept.origins, elsewhere].map((origins) => origins.map(placeName).join(", "));
  const said = {
    zh: `已保存的认证信息是为 ${before} 填写的，不会发送到 ${now}。请重新填写认证信息，或选择“无”。`,
    en: `The saved authentication was given for ${before} and is not sent to ${now}. Give it again, or choose none.`,
  };
  throw new AppError("authentication_host_changed", skill.id, { message: said[caller.locale] });
}

function hintOf(given: Authentication): string | null {
  if ("name" in given) return given.name;
  return given.type === "oauth_client_credentials" ? `${given.clientId} · ${given.tokenUrl}` : null;
}
