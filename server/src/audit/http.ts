import { chainRoutes } from "./chain/http.ts";
import { listRoutes } from "./list/http.ts";

export const auditRoutes = [...listRoutes, ...chainRoutes];
