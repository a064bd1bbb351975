import type { Catalogue } from "../permissions/index.ts";
import type { Operation } from "../skill-files/index.ts";

/**
 * Why a person is asked before a call. `file`: its developer wants it shown. `name`: it names a person who was looked
 * up. `data_flow`: what another skill told may be in it. `write`: it changes something. `first_post`: nobody but its
 * developer says that it changes nothing.
 */
export const confirmReasons = ["file", "name", "data_flow", "write", "first_post"] as const;
export type ConfirmReason = (typeof confirmReasons)[number];

/** What an operation does to the world, whatever its file says of itself: that can ask for a confirmation, never take one away. */
export function doing(
  { method, scopes }: Pick<Operation, "method" | "scopes">,
  { isWrite }: Catalogue,
): "reads" | "writes" | "posts" {
  if (method === "PUT" || method === "PATCH" || method === "DELETE") return "writes";
  if (scopes.some(isWrite)) return "writes";
  return method === "POST" && scopes.length === 0 ? "posts" : "reads";
}

/** Whether its calls are shown to the person first, as long as nobody let them run unasked. */
export function isConfirmed(
  operation: Pick<Operation, "method" | "scopes" | "confirm">,
  catalogue: Catalogue,
): boolean {
  return operation.confirm === "ask" || doing(operation, catalogue) !== "reads";
}
