import type { Crossing } from "../platform/organisation-check/judge.ts";

/**
 * What asks of all organisations at once, and why it has to. Everything else that is sent to the database is bound to
 * one; the tests and a server in development refuse it where it is not.
 */
export const acrossOrganisations: readonly Crossing[] = [];
