import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { Caller } from "./logged-call.ts";

/**
 * An admin knows by name for whom a call was made: the audit says it too. Others know themselves; everybody else is an
 * alias to them, the same in all calls to this application: what people ask for is theirs, and a developer needs to
 * tell them apart, not to know them.
 */
export function callerAsSeen(caller: Caller, seer: Pick<PersonPrincipal, "id" | "roles">): Caller {
  if (caller.id === seer.id || seer.roles.includes("admin")) return caller;
  return { alias: caller.alias, id: null, name: null };
}
