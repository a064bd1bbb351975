import type { Secret } from "../platform/secret.ts";

/** How much one turn may use of a model. Each is counted from rows, so that a restart gives nothing back. */
export interface Budgets {
  /** Requests to the model. */
  requests: number;
  /** Calls of operations. */
  calls: number;
  /** Read and written. */
  tokens: number;
  /** Of the model's own time. */
  seconds: number;
}

export const usualBudgets: Budgets = { requests: 12, calls: 6, tokens: 100_000, seconds: 120 };

/**
 * Whether what a skill answered under a person's permission may be told to the model's provider; `local`: it learns
 * only what came of the call.
 */
export type DelegatedResults = "local" | "allowed";

/** The language model that plans for an organisation. */
export interface Model {
  /** As it is named to people: the host. */
  provider: string;
  baseUrl: string;
  name: string;
  key: Secret | null;
  /** The operator's own choice: its address is vouched for. */
  vouched: boolean;
  delegatedResults: DelegatedResults;
  budgets: Budgets;
}

/** As its admin decided it; without an address the operator's model is meant. */
export interface KeptModel {
  baseUrl: string | null;
  name: string | null;
  /** Sealed together with the origin that it was given for. */
  sealedKey: string | null;
  /** Of one that was read: when it was decided. */
  decidedAt?: string;
  delegatedResults: DelegatedResults;
  budgets: Budgets;
}
