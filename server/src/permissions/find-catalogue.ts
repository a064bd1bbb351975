import { afterCommit } from "../platform/after-commit.ts";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import type { OrganisationId } from "../platform/ids.ts";
import type { Changes } from "../platform/jobs/changes.ts";
import { builtIn } from "./built-in/index.ts";
import { type Catalogue, catalogueOf } from "./catalogue.ts";
import { findOwnPermissions } from "./store.ts";

/** How long a node may show the words of before that heard nothing of a version. What a token opens is read from rows, each time. */
const keptMs = 5_000;
const mostKept = 10_000;

interface Kept {
  catalogue: Promise<Catalogue>;
  until: number;
}

/** What each node keeps, by what is one for a node. */
const keptByNode = new WeakMap<Ctx["limits"], Map<OrganisationId, Kept>>();

/** The permission points there are for an organisation. */
export function findCatalogue(ctx: TenantCtx): Promise<Catalogue> {
  const kept = keptFor(ctx);
  const found = kept.get(ctx.organisationId);
  if (found !== undefined && found.until > performance.now()) return found.catalogue;
  const catalogue = read(ctx);
  // What is written in a transaction may yet be taken back.
  if (ctx.db.isTransaction) return catalogue;
  kept.delete(ctx.organisationId);
  kept.set(ctx.organisationId, { catalogue, until: performance.now() + keptMs });
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? ctx.organisationId);
  catalogue.catch(() => kept.delete(ctx.organisationId));
  return catalogue;
}

/** The channel on which nodes hear that permission points were published or withdrawn. */
export const catalogueChannel = "catalogue";

/** The organisation's own permission points are others once this commits. */
export function forgetCatalogue(ctx: TenantCtx): void {
  afterCommit(ctx, () => keptFor(ctx).delete(ctx.organisationId));
  ctx.changes.tell(ctx, catalogueChannel, "points");
}

/** What others published shows here at once, as far as one is heard of. Returns the way to stop. */
export function followCatalogues(ctx: Ctx, changes: Pick<Changes, "followAll">): () => void {
  return changes.followAll(catalogueChannel, () => keptFor(ctx).clear());
}

async function read(ctx: TenantCtx): Promise<Catalogue> {
  const own = await findOwnPermissions(ctx);
  return own.length === 0 ? platformCatalogue : catalogueOf([...builtIn, ...own]);
}

/** Where there is no organisation to ask for its own. */
export const platformCatalogue = catalogueOf(builtIn);

function keptFor({ limits }: Ctx): Map<OrganisationId, Kept> {
  const kept = keptByNode.get(limits) ?? new Map<OrganisationId, Kept>();
  keptByNode.set(limits, kept);
  return kept;
}
