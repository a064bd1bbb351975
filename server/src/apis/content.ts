import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { Api, ApiContent } from "./api.ts";
import { type ContentRules, checkContent } from "./rules/check-content.ts";
import type { ApiProblem } from "./rules/sentences.ts";
import { findNamespaces } from "./store.ts";

interface Checked extends Pick<Api, "namespace"> {
  content: ApiContent;
  /** Whose namespace it is already; left out, nobody's yet. */
  of?: Pick<Api, "id">;
}

/** By what this platform and this organisation judge content. */
export async function rulesFor(
  ctx: TenantCtx,
  of?: Pick<Api, "id">,
): Promise<Omit<ContentRules, "namespace">> {
  const { EGRESS_ALLOW: allowedHosts, PUBLIC_URL: ownAddress } = ctx.config;
  return { taken: await findNamespaces(ctx, of?.id), allowedHosts, ownAddress };
}

/** What keeps this from being published. */
export async function contentErrors(
  ctx: TenantCtx,
  { namespace, content, of }: Checked,
): Promise<ApiProblem[]> {
  const rules = await rulesFor(ctx, of);
  return checkContent(content, { ...rules, namespace }).filter(({ severity }) => severity === "error");
}

/** A draft may have no permission points yet. Errors: 400 with each place. */
export async function requireSound(
  ctx: TenantCtx,
  { locale }: Pick<PersonPrincipal, "locale">,
  checked: Checked,
): Promise<void> {
  const errors = (await contentErrors(ctx, checked)).filter(({ rule }) => rule !== "no_points");
  if (errors.length === 0) return;
  const details = placesIn(errors, { within: "body.content", locale });
  throw new AppError("invalid_input", "content", { details });
}

/** Each problem where it is in what holds the content; the namespace stands beside that. */
export const placesIn = (
  problems: readonly ApiProblem[],
  { within, locale }: { within: string; locale: PersonPrincipal["locale"] },
) =>
  problems.map(({ path, message, severity }) => ({
    path: path === "namespace" ? `${within.replace(/[^.]*$/, "")}namespace` : `${within}.${path}`,
    severity,
    message: message[locale],
  }));
