import type { AskedAuthentication, AuthenticationKind, AuthenticationView } from "../../../api/schema.gen.ts";
import {
  type AuthenticationDraft,
  type AuthenticationType,
  authenticationOf,
  emptyDraft,
  type FieldName,
  fieldProblems,
} from "./authentication-draft.ts";

/** What the file asks for first, filled in but for its secret. */
export function firstAsked(asks: readonly AskedAuthentication[]): AuthenticationDraft {
  const [first] = asks.filter(({ authentication }) => authentication !== null);
  return first === undefined ? emptyDraft("none") : draftOf(first);
}

export function draftOf({ authentication }: AskedAuthentication): AuthenticationDraft {
  if (authentication === null) return emptyDraft("none");
  const { type, ...said } = authentication;
  const named: [FieldName, string | undefined][] = [
    ["name", said.name],
    ["tokenUrl", said.tokenUrl],
    ["scope", said.scope],
  ];
  const values = Object.fromEntries(named.filter(([, value]) => value !== undefined && value !== ""));
  return { ...emptyDraft(type), values, prefilled: values };
}

/** Of this kind, what the file asks for; where it asks for none, empty. */
export function askedOfType(
  asks: readonly AskedAuthentication[],
  type: AuthenticationType,
): AuthenticationDraft {
  const found = asks.find(({ authentication }) => authentication?.type === type);
  return found === undefined ? emptyDraft(type) : draftOf(found);
}

/** What was typed, under another kind. */
export function inKind(typed: AuthenticationDraft, kind: AuthenticationDraft): AuthenticationDraft {
  const own = Object.entries(typed.values).filter(([name, value]) => value !== said(typed, name));
  return { ...kind, values: { ...Object.fromEntries(own), ...kind.values } };
}

function said({ prefilled = {} }: AuthenticationDraft, name: string): string | undefined {
  return Object.entries(prefilled).find(([one]) => one === name)?.[1];
}

/** Whether a draft is what the file asks for there. */
export function isAsked({ authentication }: AskedAuthentication, draft: AuthenticationDraft): boolean {
  return authentication?.type === draft.type && (authentication.name ?? "") === (draft.values.name ?? "");
}

/** What to compare the file with: complete, but without anything of the secret. */
export function kindOfDraft(draft: AuthenticationDraft): AuthenticationKind | undefined {
  if (draft.type === "none" || Object.keys(fieldProblems(draft)).length > 0) return undefined;
  const given = authenticationOf(draft);
  if (given.type === "none") return undefined;
  return "name" in given ? { type: given.type, name: given.name } : { type: given.type };
}

export function kindOfSaved({ type, hint }: AuthenticationView): AuthenticationKind {
  const isNamed = type === "header" || type === "query" || type === "cookie";
  return isNamed && hint !== undefined ? { type, name: hint } : { type };
}
