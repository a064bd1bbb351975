import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { rulesFor } from "../content.ts";
import type { Proposal } from "../proposal/draft.ts";
import { proposeApi } from "../proposal/propose.ts";

/** A document itself, or where it is. */
export type Source = string | { url: string };

/** How documents are taken in is the same for skills, which stand to the right. */
export interface Documents {
  /** Its text. Errors: 400 `import_failed`, 413, 429. */
  take(ctx: TenantCtx, caller: PersonPrincipal, source: Source): Promise<string>;
  /** Nothing is said of what is at an address and no OpenAPI document. Errors: 400 `import_failed`. */
  refuse(caller: PersonPrincipal): never;
}

/** Errors: those of taking it in; 400 with each place of the document where it cannot be read. */
export async function proposalFor(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  source: Source,
  documents: Documents,
): Promise<Proposal> {
  const text = await documents.take(ctx, caller, source);
  const importedFrom = typeof source === "string" ? undefined : source.url;
  const options = { ...(await rulesFor(ctx)), importedFrom };
  const { proposal, problems } = await proposeApi(text, options, caller.organisationId);
  if (proposal !== null) return proposal;
  if (importedFrom !== undefined) return documents.refuse(caller);
  const details = problems.map(({ message, line, column }) => {
    return { path: "body.document", message: message[caller.locale], line, column };
  });
  throw new AppError("invalid_input", "no OpenAPI document", { details });
}
