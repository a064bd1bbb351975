import { withoutMembers } from "./closed-members.ts";
import type { LiveToken } from "./introspection.ts";

/** What a route needs. */
export interface Needs {
  /** The permission, or all of several, that the token must have. Without it any live token for this API will do. */
  scope?: string | readonly string[];
  /** Members of the answer that stay closed, at any depth, unless a permission of the token opens them. */
  fields?: readonly string[];
  /** The route as the API's document names it, `GET /claims/{claimId}`, where the framework does not know it. */
  operation?: string;
}

/** Who asks, and what they may. */
export interface Access {
  /** The person whose permission it is; none where an application asks for itself. */
  sub: string | undefined;
  clientId: string;
  organisation: string;
  kind: "delegated" | "application";
  scopes: readonly string[];
  /** Guarded members that the token opens. */
  fields: readonly string[];
  /** The turn of the assistant, and the skill's operation, in which this is asked. */
  run: string | undefined;
  callOperation: string | undefined;
  /** Unix milliseconds. */
  expiresAt: number;
  /** Members of this route's answer that stay closed. */
  closed: ReadonlySet<string>;
  /** The same data without what is closed. JSON answers of a protected route are treated so by themselves. */
  show<T>(answer: T): T;
}

export function accessOf(said: LiveToken, guarded: readonly string[]): Access {
  const closed = new Set(guarded.filter((field) => !said.fields.includes(field)));
  return {
    sub: said.sub,
    clientId: said.client_id,
    organisation: said.organisation,
    kind: said.kind,
    scopes: said.scope.split(" ").filter((scope) => scope !== ""),
    fields: said.fields,
    run: said.run,
    callOperation: said.call_operation,
    expiresAt: said.exp * 1000,
    closed,
    show: (answer) => JSON.parse(withoutMembers(JSON.stringify(answer), closed)),
  };
}

export function missingScopes(access: Access, needed: readonly string[]): string[] {
  return needed.filter((scope) => !access.scopes.includes(scope));
}
