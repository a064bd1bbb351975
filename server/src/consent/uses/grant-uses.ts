import type { Ctx } from "../../platform/ctx.ts";
import type { GrantId, OrganisationId } from "../../platform/ids.ts";
import type { GrantUse, NotedUse } from "./grant-use.ts";
import { writeUses } from "./grant-use-store.ts";

/** The uses of grants, written a moment later for all of them together, so that a request only reads. */
export interface GrantUses {
  note(use: GrantUse): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

/** What a person sees may be a second late. */
const writtenAfterMs = 700;

export function keepGrantUses(ctx: Ctx): GrantUses {
  let noted: NotedUse[] = [];
  /** Used, but just being changed by another when that was to be written. */
  let late = new Map<GrantId, OrganisationId>();
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
    const uses = noted;
    const grants = new Map([
      ...late,
      ...uses.filter(isAllowed).map(({ grantId, organisationId }) => [grantId, organisationId] as const),
    ]);
    noted = [];
    late = grants;
    try {
      for (const id of await writeUses(ctx, { uses, grants, now: performance.now() })) late.delete(id);
    } catch (error) {
      noted = [...uses, ...noted];
      ctx.log.warn({ error: String(error) }, "noting uses of grants");
    }
    if (noted.length > 0 || late.size > 0) writeSoon();
  }

  return {
    note(use) {
      noted.push({ ...use, at: performance.now() });
      writeSoon();
    },
    async close() {
      await writing;
      if (noted.length > 0 || late.size > 0) await write();
      clearTimeout(timer);
    },
  };
}

/** A refused request did not use what it asked for. */
const isAllowed = ({ status }: GrantUse): boolean => status !== 401 && status !== 403;
