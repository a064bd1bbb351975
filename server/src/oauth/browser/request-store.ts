import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, AuthorisationRequestId, PersonId } from "../../platform/ids.ts";
import type { AuthorisationRequest } from "./authorisation-request.ts";

interface NewRequest
  extends Pick<
    AuthorisationRequest,
    "id" | "query" | "wanted" | "scopes" | "hindrance" | "shown" | "widened"
  > {
  personId: PersonId;
  applicationId: ApplicationId;
  ttlSeconds: number;
}

export async function insertRequest(ctx: TenantCtx, request: NewRequest): Promise<void> {
  await sql`
    insert into authorisation_request (organisation_id, id, person_id, application_id, query, wanted, scopes, hindrance,
                                       shown, widened, expires_at)
    values (${ctx.organisationId}, ${request.id}, ${request.personId}, ${request.applicationId}, ${request.query},
            ${request.wanted}, ${request.scopes}, ${request.hindrance}, ${JSON.stringify(request.shown)},
            ${JSON.stringify(request.widened)},
            behalf_now() + make_interval(secs => ${request.ttlSeconds}))
  `.execute(ctx.db);
}

interface RequestRow {
  id: AuthorisationRequestId;
  application_id: ApplicationId;
  name: string;
  privacy_url: string | null;
  query: string;
  wanted: string[];
  scopes: string[];
  hindrance: AuthorisationRequest["hindrance"];
  shown: AuthorisationRequest["shown"];
  widened: AuthorisationRequest["widened"];
  status: AuthorisationRequest["status"];
  over: boolean;
  expires_at: Date;
}

/** With `held` until the transaction ends, so that of two answers one waits and then finds it decided. */
export async function findRequest(
  ctx: TenantCtx,
  key: { id: AuthorisationRequestId; personId: PersonId },
  { held = false } = {},
): Promise<AuthorisationRequest | undefined> {
  const { rows } = await sql<RequestRow>`
    select r.id, r.application_id, a.name, a.privacy_url, r.query, r.wanted, r.scopes, r.hindrance, r.shown, r.widened,
           r.status,
           r.expires_at <= behalf_now() as over, r.expires_at
      from authorisation_request r
      join application a on a.organisation_id = r.organisation_id and a.id = r.application_id
     where r.organisation_id = ${ctx.organisationId} and r.id = ${key.id} and r.person_id = ${key.personId}
     ${held ? sql`for update of r` : sql``}
  `.execute(ctx.db);
  const [row] = rows;
  return (
    row && {
      id: row.id,
      application: { id: row.application_id, name: row.name, privacyUrl: row.privacy_url },
      query: row.query,
      wanted: row.wanted,
      scopes: row.scopes,
      hindrance: row.hindrance,
      shown: row.shown,
      widened: row.widened,
      status: row.status,
      over: row.status === "pending" && row.over,
      expiresAt: row.expires_at,
    }
  );
}

export async function settleRequest(
  ctx: TenantCtx,
  { id, status }: { id: AuthorisationRequestId; status: "allow" | "deny" },
): Promise<void> {
  await sql`
    update authorisation_request set status = ${status}, answered_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}
