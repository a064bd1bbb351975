import { z } from "zod";
import { Secret } from "../../platform/secret.ts";
import { type AuthenticationKind, type KeyPlace, mayHoldKey } from "../../skill-files/index.ts";

const secret = (schema: z.ZodString) => schema.transform((text) => new Secret(text));
const visible = "visible ASCII characters only";
const printable = "printable ASCII characters only";

/** How the platform proves itself to a skill (wire format, "The HTTP request to the skill"). */
export const Authentication = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("bearer"),
    // Shorter ones would be found, and masked, everywhere in a trace.
    token: secret(
      z
        .string()
        .min(4)
        .max(8192)
        .regex(/^[!-~]+$/, visible),
    ),
  }),
  z.object({
    type: z.literal("basic"),
    // RFC 7617 section 2: a colon ends the user name, and neither has control characters.
    username: secret(
      z
        .string()
        .min(1)
        .max(255)
        .regex(/^[^:\p{Cc}]+$/u, "no colon, no control characters"),
    ),
    password: secret(
      z
        .string()
        .max(1024)
        .regex(/^\P{Cc}*$/u, "no control characters"),
    ),
  }),
  z.object({
    type: z.literal("header"),
    name: nameOfKey("header", "a header's name, not one that the request itself needs"),
    value: secret(
      z
        .string()
        .min(4)
        .max(8192)
        .regex(/^[!-~](?:[ -~]*[!-~])?$/, printable),
    ),
  }),
  z.object({
    type: z.literal("query"),
    name: nameOfKey("query", "a parameter's name on one line"),
    value: secret(
      z
        .string()
        .min(4)
        .max(2048)
        .regex(/^(?!\s)[^\p{Cc}\p{Cs}]+(?<!\s)$/u, "no control characters, no blank around it"),
    ),
  }),
  z.object({
    type: z.literal("cookie"),
    name: nameOfKey("cookie", "a cookie's name"),
    // RFC 6265 section 4.1.1: it is sent as it is, since not every server decodes.
    value: secret(
      z
        .string()
        .min(4)
        .max(4096)
        .regex(
          /^[!#-+\--:<-[\]-~]+$/,
          "visible ASCII characters without quotes, commas, semicolons, backslashes",
        ),
    ),
  }),
  z.object({
    type: z.literal("oauth_client_credentials"),
    // RFC 6749 section 3.2.
    tokenUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .regex(/^[^#]*$/, "no fragment"),
    // RFC 6749 appendix A.
    clientId: z
      .string()
      .min(1)
      .max(500)
      .regex(/^[ -~]+$/, printable),
    clientSecret: secret(
      z
        .string()
        .min(1)
        .max(2048)
        .regex(/^[ -~]+$/, printable),
    ),
    scope: z
      .string()
      .max(2000)
      .regex(/^[!#-[\]-~]+(?: [!#-[\]-~]+)*$/, "scopes with one space between them")
      .optional(),
    /** Where client id and secret go: the Authorization header, or the body (RFC 6749 section 2.3.1). */
    clientAuthentication: z.enum(["basic", "body"]).default("basic"),
  }),
]);
export const authenticationTypes = Authentication.options.map(({ shape }) => shape.type.value);
export type Authentication = z.output<typeof Authentication>;

function nameOfKey(place: KeyPlace["in"], wanted: string) {
  return z
    .string()
    .max(100)
    .refine((name) => mayHoldKey({ in: place, name }), wanted);
}

/** What a skill file is compared with: nothing of the secret. */
export function kindOf(given: Authentication): AuthenticationKind {
  return "name" in given ? { type: given.type, name: given.name } : { type: given.type };
}
