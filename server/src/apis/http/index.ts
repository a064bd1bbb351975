import type { Route } from "../../platform/http/route.ts";
import type { Allowed } from "../publishing/allowed.ts";
import type { Documents } from "./documents.ts";
import { ownRoutes } from "./own.ts";
import { publishingRoutes } from "./publishing.ts";
import { registeringRoutes } from "./registering.ts";

interface KnownToTheRight {
  allowed: Allowed;
  documents: Documents;
}

/** An organisation's own APIs; what people allowed of them, and how documents are taken in, stands to the right. */
export const apiRoutes = ({ allowed, documents }: KnownToTheRight): Route[] => [
  ...registeringRoutes(documents),
  ...ownRoutes,
  ...publishingRoutes(allowed),
];
