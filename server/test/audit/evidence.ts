/** What one transaction of a request committed. */
export interface Transaction {
  /** Its audit events. */
  readonly recorded: readonly string[];
  /** The tables of which rows came, went or changed, the audit's own left out. */
  readonly changed: readonly string[];
}

/** What a request that succeeded did. */
export interface Evidence {
  /** `POST /api/conversations/:id/messages`. */
  readonly route: string;
  readonly transactions: readonly Transaction[];
}
