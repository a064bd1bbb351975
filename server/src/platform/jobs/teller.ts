import type { Effects } from "../after-commit.ts";
import type { OrganisationId } from "../ids.ts";

/** Tells those who follow something that it changed. */
export interface Teller {
  /**
   * Once the transaction of `ctx` has committed: followers in this process at once, those of other nodes within
   * milliseconds. No transaction of ours notifies, for that is a lock of the whole server at its commit; so a node that
   * dies in between tells nobody, and whoever follows looks by itself now and then.
   */
  tell(ctx: Effects & { organisationId: OrganisationId }, channel: string, id: string): void;
}
