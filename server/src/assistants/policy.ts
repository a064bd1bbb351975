import { AppError } from "../platform/errors.ts";
import type { Caller } from "../platform/http/route.ts";
import type { Assistant } from "./assistants.ts";

/** Who makes assistants. */
export const builderRoles = ["builder", "admin"] as const;

/** A builder changes what they made; an admin whatever the organisation has. */
export function mayBuild(
  caller: Pick<Caller, "id" | "roles">,
  assistant: Pick<Assistant, "createdBy">,
): boolean {
  return (
    caller.roles.includes("admin") || (caller.roles.includes("builder") && assistant.createdBy === caller.id)
  );
}

/** Errors: 404, so that what is not yours does not even exist. */
export function requireBuilder(
  caller: Caller,
  assistant: Assistant | undefined,
): asserts assistant is Assistant {
  if (assistant === undefined || !mayBuild(caller, assistant))
    throw new AppError("not_found", assistant?.id ?? "");
}
