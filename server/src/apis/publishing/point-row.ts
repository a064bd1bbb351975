import type { PublishedPoint } from "../../permissions/index.ts";
import type { ApiPoint } from "../api.ts";

/** As the catalogue keeps it. */
export function pointRow({ code, operations, ...point }: ApiPoint): Omit<PublishedPoint, "widenedIn"> {
  const field = operations.length === 0 && point.fields.length > 0;
  return { code, content: { ...point, field, apis: operations } };
}
