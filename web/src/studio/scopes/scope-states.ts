import type { ApplicationPermission, PermissionStatus, SkillOperation } from "../../api/schema.gen.ts";

/** A permission that operations ask for, and how their application stands to it. */
export interface ScopeState {
  code: string;
  status: PermissionStatus;
}

/** What the operations ask for, each once, in the order of the file. */
export function scopesOf(operations: readonly Pick<SkillOperation, "scopes">[]): string[] {
  return [...new Set(operations.flatMap(({ scopes }) => scopes))];
}

export function scopeStates(codes: readonly string[], held: readonly ApplicationPermission[]): ScopeState[] {
  return codes.map((code) => ({
    code,
    status: held.find((permission) => permission.code === code)?.status ?? "none",
  }));
}

/** Those that keep a version from being published. */
export function notOpened(states: readonly ScopeState[]): ScopeState[] {
  return states.filter(({ status }) => status !== "approved");
}

/** What one may still apply for: neither open nor waiting. */
export function toApplyFor(states: readonly ScopeState[]): string[] {
  return states.filter(({ status }) => status === "none" || status === "rejected").map(({ code }) => code);
}
