import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { Coverage } from "./chain-store.ts";
import * as store from "./chain-store.ts";
import { Chain, type ChainEnd, type Fault, type Link } from "./link.ts";
import { findRecorded } from "./seal-store.ts";

export interface Verification {
  events: number;
  sealed: number;
  /** Those of the last second; more, where no node seals. */
  unsealed: number;
  firstBad: Fault | undefined;
  /** How far the chain holds. */
  end: ChainEnd;
}

/** A page takes the loop some ten milliseconds. */
const page = 1_000;
const coveragePage = 10_000;

/** One at a time for an organisation, on all nodes together; a node that dies at it is waited for no longer than this. */
const oneAtATime = { name: "audit_verify", points: 1, seconds: 120 };

/**
 * Follows the organisation's chain from its beginning and looks whether each event is in it.
 * Errors: `too_many_attempts` while another is at it.
 */
export async function verifyAudit(ctx: TenantCtx): Promise<Verification> {
  const retryAfterSeconds = await ctx.limits.count(oneAtATime, ctx.organisationId);
  try {
    if (retryAfterSeconds !== undefined)
      throw new AppError("too_many_attempts", "the chain is being verified", {
        message: "The audit is being verified already. Wait for that to end.",
        retryAfterSeconds,
      });
    const { sealedTo } = await findRecorded(ctx);
    const { firstBad, end } = await follow(ctx);
    const { events, unsealed, added } = await coverageOf(ctx, sealedTo);
    const fault: Fault | undefined =
      added === null ? undefined : { position: null, id: added, problem: "added" };
    return { events, sealed: await store.countSeals(ctx), unsealed, firstBad: firstBad ?? fault, end };
  } finally {
    await ctx.limits.giveBack(oneAtATime, ctx.organisationId);
  }
}

async function follow(ctx: TenantCtx): Promise<Pick<Verification, "firstBad" | "end">> {
  const chain = new Chain(ctx.organisationId);
  for await (const links of pagesOf(ctx)) {
    for (const link of links) {
      const firstBad = chain.add(link);
      if (firstBad !== undefined) return { firstBad, end: chain.end };
    }
  }
  return { firstBad: undefined, end: chain.end };
}

/** The chain page by page, up to a position or to its end. */
export async function* pagesOf(
  ctx: TenantCtx,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly Link[]> {
  for (let after = 0; ; ) {
    const links = await store.findLinks(ctx, { after, upTo, most: page });
    const last = links.at(-1);
    if (last === undefined) return;
    yield links;
    if (links.length < page) return;
    after = last.position;
  }
}

async function coverageOf(ctx: TenantCtx, sealedTo: number): Promise<Coverage> {
  const sum: Coverage = { events: 0, unsealed: 0, added: null, last: null };
  for (;;) {
    const { events, unsealed, added, last } = await store.findCoverage(ctx, {
      after: sum.last,
      sealedTo,
      most: coveragePage,
    });
    sum.events += events;
    sum.unsealed += unsealed;
    sum.added ??= added;
    if (last === null || events < coveragePage) return sum;
    sum.last = last;
  }
}
