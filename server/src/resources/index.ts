// The APIs a token opens.
import { contactRoutes } from "./contact/http.ts";

/** Each resource is a folder here; its routes are named in this list. */
export const resourceRoutes = [...contactRoutes];
