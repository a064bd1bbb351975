import type { TenantCtx } from "../../platform/ctx.ts";
import { exportFormat } from "./export-file.ts";
import { headOf } from "./head.ts";
import type { SignedHead } from "./signed-head.ts";
import { pagesOf } from "./verify.ts";

/**
 * The organisation's chain as lines of JSON, page by page, as fast as they are read: what it is, each event with its
 * place and hash, and last how far it goes, signed. What is sealed meanwhile is not in it.
 */
export async function exportAudit(ctx: TenantCtx, stopping: AbortSignal): Promise<AsyncGenerator<string>> {
  return linesOf(ctx, await headOf(ctx), stopping);
}

async function* linesOf(ctx: TenantCtx, head: SignedHead, stopping: AbortSignal): AsyncGenerator<string> {
  yield lineOf({ format: exportFormat, organisation: head.organisation });
  for await (const links of pagesOf(ctx, head.position)) {
    // A node that ends breaks it off, and whoever reads it sees that its last line is missing.
    stopping.throwIfAborted();
    yield links.map(lineOf).join("");
  }
  yield lineOf({ head });
}

const lineOf = (value: object) => `${JSON.stringify(value)}\n`;
