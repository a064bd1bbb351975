import { sql } from "kysely";
import { mayBeActedFor } from "../directory/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { ApplicationId, PersonId } from "../platform/ids.ts";

interface SpeakerRow extends Pick<PersonPrincipal, "id" | "name" | "roles"> {
  locale: PersonPrincipal["locale"] | null;
}

/** As if they had a session of their own; what a program asks in is Chinese where they chose nothing. */
const toPrincipal = ({ organisationId }: TenantCtx, { locale, ...person }: SpeakerRow): PersonPrincipal => ({
  ...person,
  kind: "person",
  organisationId,
  locale: locale ?? "zh",
  csrfToken: "",
});

/** This person, or the owner of the application, if anything may be done in their name. */
export async function findSpeaker(
  ctx: TenantCtx,
  { applicationId, personId = null }: { applicationId: ApplicationId; personId: PersonId | null | undefined },
): Promise<PersonPrincipal | undefined> {
  const { rows } = await sql<SpeakerRow>`
    select p.id, p.name, p.roles, p.locale
      from application a
      join person p on p.organisation_id = a.organisation_id and p.id = coalesce(${personId}, a.created_by)
     where a.organisation_id = ${ctx.organisationId} and a.id = ${applicationId} and ${mayBeActedFor("p")}
  `.execute(ctx.db);
  return rows[0] && toPrincipal(ctx, rows[0]);
}

/** Who manages an assistant, as the program that does it says. */
export async function findOperator(ctx: TenantCtx, unionId: string): Promise<PersonPrincipal | undefined> {
  const { rows } = await sql<SpeakerRow>`
    select p.id, p.name, p.roles, p.locale from person p
     where p.organisation_id = ${ctx.organisationId} and p.union_id = ${unionId} and ${mayBeActedFor("p")}
  `.execute(ctx.db);
  return rows[0] && toPrincipal(ctx, rows[0]);
}
