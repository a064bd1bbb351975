import type { Effects } from "../after-commit.ts";
import type { OrganisationId } from "../ids.ts";

/** What changes, as it is told and followed: by its organisation and its id. */
export type ChangeKey = `${OrganisationId}/${string}`;
export const changeKey = (organisationId: OrganisationId, id: string): ChangeKey => `${organisationId}/${id}`;

/** Tells those who follow something that it changed. */
export interface Teller {
  /**
   * Once the transaction of `ctx` has committed: followers in this process at once, those of other nodes within
   * milliseconds. No transaction of ours notifies, for that is a lock of the whole server at its commit; so a node that
   * dies in between tells nobody, and whoever follows looks by itself now and then.
   */
  tell(ctx: Effects & { organisationId: OrganisationId }, channel: string, id: string): void;
}
