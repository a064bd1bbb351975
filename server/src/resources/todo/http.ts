import { changingRoutes } from "./wire/changing.ts";
import { creatingRoutes } from "./wire/creating.ts";
import { listingRoutes } from "./wire/listing.ts";

export const todoRoutes = [...creatingRoutes, ...listingRoutes, ...changingRoutes];
