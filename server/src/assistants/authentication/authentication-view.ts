/** What goes over our API about a skill's authentication. */
import { z } from "zod";
import { Time } from "../../platform/http/schemas.ts";
import type { AskedAuthentication as Asked } from "../../skill-files/index.ts";
import { Authentication, authenticationTypes } from "./authentication-form.ts";
import { placeName } from "./sealed-authentication.ts";
import type { ShownAuthentication } from "./shown-authentication.ts";

const AuthenticationType = z.enum(authenticationTypes).meta({ id: "AuthenticationType" });

export const AuthenticationView = z
  .object({
    type: AuthenticationType,
    hint: z
      .string()
      .optional()
      .describe(
        "The name of the header, query parameter or cookie; the client id and where its tokens come from.",
      ),
    host: z.string().describe("Where alone it is sent: hosts, or `stream`."),
    updatedAt: Time,
  })
  .meta({
    id: "AuthenticationView",
    description: "What may be told of a skill's authentication: never a secret.",
  });

export const GivenAuthentication = z
  .discriminatedUnion("type", [z.object({ type: z.literal("none") }), ...Authentication.options])
  .meta({
    id: "Authentication",
    description: "How the platform proves itself to a skill's server; secrets only ever go this way.",
  });

export const AuthenticationKind = z
  .object({ type: AuthenticationType, name: z.string().max(100).optional() })
  .meta({
    id: "AuthenticationKind",
    description:
      "How the platform proves itself, without the secret; name: of a header, query parameter, cookie.",
  });

export const AskedAuthentication = z
  .object({
    scheme: z.string().describe("Its name in the file."),
    words: z.string().describe("What it is, for people."),
    authentication: z
      .object({
        type: AuthenticationType,
        name: z.string().optional(),
        tokenUrl: z.string().optional(),
        scope: z.string().optional(),
      })
      .nullable()
      .describe("What to give, but for its secret; null for what the platform does not do."),
    together: z.array(z.string()).describe("Schemes that are wanted together with it."),
    optional: z.boolean().describe("No operation needs it."),
  })
  .meta({ id: "AskedAuthentication", description: "A security scheme that the file asks for." });

export function authenticationView({ type, hint, origins, updatedAt }: ShownAuthentication) {
  const host = origins.map(placeName).join(", ");
  return { type, ...(hint === null ? {} : { hint }), host, updatedAt: updatedAt.toISOString() };
}

export function askedView(asked: Asked, locale: "zh" | "en"): z.input<typeof AskedAuthentication> {
  return { ...asked, words: asked.words[locale] };
}
