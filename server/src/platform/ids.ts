import { randomBytes } from "node:crypto";
import { z } from "zod";

declare const kind: unique symbol;

/** An id that says what it names: `run_…` in a log, and a type error where another kind is wanted. */
export type Id<K extends string> = `${K}_${string}` & { readonly [kind]: K };

export type OrganisationId = Id<"org">;
export type PersonId = Id<"usr">;
export type ApplicationId = Id<"app">;
export type ApiId = Id<"api">;
export type CheckId = Id<"chk">;
export type AssistantId = Id<"ast">;
export type SkillId = Id<"skl">;
export type ConversationId = Id<"con">;
export type MessageId = Id<"msg">;
export type RunId = Id<"run">;
export type StepId = Id<"stp">;
export type ChoiceId = Id<"cho">;
export type CallId = Id<"cal">;
export type ConsentId = Id<"csr">;
export type ConfirmationId = Id<"cfm">;
export type WaiverId = Id<"wvr">;
export type GrantId = Id<"gra">;
export type GrantScopeId = Id<"gsc">;
export type FamilyId = Id<"fam">;
export type AuthorisationRequestId = Id<"aur">;
export type PermissionRequestId = Id<"prq">;
export type NoticeId = Id<"ntc">;
export type ChangeId = Id<"chg">;
export type TodoId = Id<"tod">;
export type WebhookId = Id<"whk">;
export type DeliveryId = Id<"whd">;

/** 96 random bits behind the prefix; URL-safe, since official clients put ids into paths unencoded. */
export function newId<K extends string>(prefix: K): Id<K> {
  return `${prefix}_${randomBytes(12).toString("base64url")}` as Id<K>;
}

/** The same check for a path parameter, a body member and the API's own description. */
export function idSchema<K extends string>(prefix: K): z.ZodType<Id<K>, string> {
  const schema: z.ZodType<string, string> = z
    .string()
    .regex(new RegExp(`^${prefix}_[A-Za-z0-9_-]{1,60}$`), `must be an id such as ${prefix}_…`);
  return schema as z.ZodType<Id<K>, string>;
}
