import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { Assistant } from "./assistant.ts";

/** Who makes assistants. */
export const builderRoles = ["builder", "admin"] as const;

type Who = Pick<PersonPrincipal, "id" | "roles">;

export const isAdmin = (caller: Who): boolean => caller.roles.includes("admin");
export const isBuilder = (caller: Who): boolean => caller.roles.includes("builder");

/** A builder changes what they made; an admin whatever the organisation has. */
export function mayBuild(caller: Who, assistant: Pick<Assistant, "createdBy">): boolean {
  return isAdmin(caller) || (isBuilder(caller) && assistant.createdBy === caller.id);
}

/** The draft for who may build it, for everyone else what was published and is in use; `undefined` when that is nothing. */
export function seenBy(caller: Who, assistant: Assistant): Assistant | undefined {
  if (mayBuild(caller, assistant)) return assistant;
  return assistant.published === null || assistant.disabled
    ? undefined
    : { ...assistant, ...assistant.published };
}

/** Errors: 404, so that what is not yours does not even exist. */
export function requireBuilder(
  caller: PersonPrincipal,
  assistant: Assistant | undefined,
): asserts assistant is Assistant {
  if (assistant === undefined || !mayBuild(caller, assistant))
    throw new AppError("not_found", assistant?.id ?? "");
}
