import { z } from "zod";
import { findCatalogue } from "../permissions/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { Named, Time } from "../platform/http/schemas.ts";
import type { ApplicationWithPermissions } from "./application.ts";

export const PermissionOfApplication = z
  .object({
    code: z.string(),
    status: z.enum(["none", "pending", "approved", "rejected"]).meta({ id: "PermissionStatus" }),
    reason: z.string().optional(),
    note: z.string().optional().describe("What the admin said when deciding."),
    hosts: z.array(z.string()).nullish().describe("Where it is approved for; none: for anywhere."),
  })
  .meta({ id: "ApplicationPermission" });

export const KeptSecretView = z
  .object({
    createdAt: Time,
    lastUsedAt: Time.nullable().describe("Up to a minute old; null: not used yet."),
    endsAt: Time.nullable().describe("Of one that another took the place of."),
  })
  .meta({ id: "KeptSecret", description: "A secret that works now, without itself; the latest first." });

export const Rotation = z
  .object({ revokeOld: z.boolean().default(false).describe("The old one ends at once.") })
  .meta({ id: "Rotation", description: "A new secret in the place of the old one, which works 24 h more." });

export const ApplicationView = z
  .object({
    id: z.string(),
    clientId: z.string(),
    name: z.string(),
    description: z.string(),
    provider: z.string().nullable(),
    privacyUrl: z.string().nullable(),
    redirectUrls: z
      .array(z.string())
      .describe("Where a person may be sent back to with a code; letter by letter."),
    disabled: z.boolean().describe("By an admin: refused everywhere."),
    createdAt: Time,
    owner: Named.describe("Its developer."),
    secrets: z.array(KeptSecretView),
    permissions: z.array(PermissionOfApplication),
  })
  .meta({ id: "Application" });

/** Every permission of the catalogue has a status; `none` for those never asked for. */
export async function applicationView(
  ctx: TenantCtx,
  application: ApplicationWithPermissions,
): Promise<z.input<typeof ApplicationView>> {
  const { id, clientId, name, description, provider, privacyUrl, disabled, createdAt } = application;
  const { redirectUrls, secrets } = application;
  const asked = new Map(application.permissions.map((permission) => [permission.code, permission]));
  return {
    id,
    clientId,
    name,
    description,
    provider,
    privacyUrl,
    redirectUrls: [...redirectUrls],
    disabled,
    createdAt: createdAt.toISOString(),
    owner: { id: application.createdBy, name: application.ownerName },
    secrets: [...secrets],
    permissions: (await findCatalogue(ctx)).permissions.map(
      ({ code }) => asked.get(code) ?? { code, status: "none" },
    ),
  };
}
