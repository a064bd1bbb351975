import type { Permission } from "../permission.ts";
import { delegatedPermissions } from "./delegated.ts";
import { everybodysPermissions } from "./everybodys.ts";
import { applicationPermissions } from "./for-applications.ts";

/** What comes with this release of the platform. */
export const builtIn: readonly Permission[] = [
  ...delegatedPermissions,
  ...applicationPermissions,
  ...everybodysPermissions,
].map((permission) => ({ fields: [], ...permission, version: null, widenedIn: null }));
