import { isWriteScope } from "../permissions/index.ts";
import type { Operation } from "../skill-files/index.ts";

/**
 * Why a person is asked before a call. `file`: its developer wants it shown. `name`: it names a person who was looked
 * up. `data_flow`: what another skill told may be in it. `write`: it changes something. `first_post`: nobody but its
 * developer says that it changes nothing.
 */
export const confirmReasons = ["file", "name", "data_flow", "write", "first_post"] as const;
export type ConfirmReason = (typeof confirmReasons)[number];

export interface AboutCall {
  operation: Operation;
  /** A member was looked up for one of its values. */
  namesPerson: boolean;
  /** Values that the person did not say may come from what another skill answered. */
  mayCarryAnswers: boolean;
}

export interface Confirming {
  reason: ConfirmReason;
  /** A person, or an admin for everyone, may let it run without asking; otherwise each call is its own question. */
  waivable: boolean;
}

/** The file can ask for a confirmation; it can never take one away that these rules want. */
export function reasonToConfirm(about: AboutCall): Confirming | undefined {
  const reason = reasonOf(about);
  if (reason === undefined) return undefined;
  const isPlain = !about.namesPerson && !about.mayCarryAnswers;
  return { reason, waivable: isPlain && (reason === "write" || reason === "first_post") };
}

function reasonOf({ operation, namesPerson, mayCarryAnswers }: AboutCall): ConfirmReason | undefined {
  if (operation.confirm === "ask") return "file";
  if (mayCarryAnswers) return "data_flow";
  if (isWrite(operation)) return "write";
  if (namesPerson) return "name";
  if (operation.method === "POST" && operation.scopes.length === 0) return "first_post";
  return undefined;
}

function isWrite({ method, scopes }: Operation): boolean {
  return method === "PUT" || method === "PATCH" || method === "DELETE" || scopes.some(isWriteScope);
}
