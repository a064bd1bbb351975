import { z } from "zod";
import { locales } from "./locale.ts";
import { roles } from "./member.ts";

/** As it is answered. */
export const Picture = z
  .string()
  .nullable()
  .describe("Where their picture is on this server; null where they have none.");

// How the members of a person look in a request, wherever they are given.
export const AccountName = z.string().regex(/^[A-Za-z0-9._@-]{2,64}$/, "2 to 64 letters, digits or . _ @ -");
export const Name = z.string().trim().min(1).max(100);
export const Mobile = z.string().regex(/^[0-9+ -]{3,20}$/, "digits, 3 to 20");
export const Locale = z.enum(locales).meta({ id: "Locale" });
export const Role = z.enum(roles).meta({ id: "Role" });
