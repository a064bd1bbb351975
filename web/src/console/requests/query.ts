import type { RequestQuery } from "../../api/requests.ts";
import type { RequestFilter } from "../search.ts";

const hour = 3_600_000;
const lengths = { "1h": hour, "24h": 24 * hour, "7d": 7 * 24 * hour, "30d": 30 * 24 * hour } as const;

/** What the server is asked for, at this moment. */
export function queryOf(filter: RequestFilter, now: number): RequestQuery {
  const { outcome, skill, operation, person, q } = filter;
  return {
    ...timeOf(filter, now),
    ...(outcome && { status: outcome }),
    ...(skill && { skill }),
    ...(operation && { operation }),
    ...(person && { person }),
    ...(q && { q }),
  };
}

function timeOf({ range = "24h", from, to }: RequestFilter, now: number): Pick<RequestQuery, "from" | "to"> {
  if (from !== undefined || to !== undefined)
    return {
      ...(from && { from: new Date(from).toISOString() }),
      ...(to && { to: new Date(to).toISOString() }),
    };
  return { from: new Date(now - lengths[range]).toISOString() };
}

/** Whether more is asked of the calls than when they were. */
export const isNarrowed = ({ outcome, skill, operation, person, q }: RequestFilter): boolean =>
  [outcome, skill, operation, person, q].some((each) => each !== undefined);

/** It ends now, so that what comes belongs to it. */
export const isOpenEnded = ({ to }: RequestFilter): boolean => to === undefined;
