import type { Ctx } from "../platform/ctx.ts";
import type { GrantId, OrganisationId } from "../platform/ids.ts";
import { writeUses } from "./grant-store.ts";

/** When each grant was last used, written a moment later for all of them together, so that a use only reads. */
export interface GrantUses {
  note(organisationId: OrganisationId, grantId: GrantId): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

/** Shown is `lastUsedAt`, which may be a second late. */
const writtenAfterMs = 700;

export function keepGrantUses(ctx: Ctx): GrantUses {
  const noted = new Map<GrantId, OrganisationId>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function writeSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(write);
    }, writtenAfterMs);
  }

  /** What could not be written stays for the next time. */
  async function write(): Promise<void> {
    const used = [...noted].map(([grantId, organisationId]) => ({ grantId, organisationId }));
    noted.clear();
    const written = new Set<GrantId>();
    try {
      for (const id of await writeUses(ctx, used)) written.add(id);
    } catch (error) {
      ctx.log.warn({ error: String(error) }, "noting uses of grants");
    }
    for (const { grantId, organisationId } of used)
      if (!written.has(grantId)) noted.set(grantId, organisationId);
    if (noted.size > 0) writeSoon();
  }

  return {
    note(organisationId, grantId) {
      noted.set(grantId, organisationId);
      writeSoon();
    },
    async close() {
      await writing;
      if (noted.size > 0) await write();
      clearTimeout(timer);
    },
  };
}
