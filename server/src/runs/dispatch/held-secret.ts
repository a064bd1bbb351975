import type { PreparedRequest } from "../../invocation/index.ts";
import { holdsOurs } from "../../platform/masking/masking.ts";

/**
 * A code or token that somebody got hold of stays here, whoever wrote it down and however it is spelt: nothing but the
 * platform's own places takes one.
 */
export const holdsSecret = ({ values, filled }: Pick<PreparedRequest, "values" | "filled">): boolean =>
  isOursAmong(values) || isOursAmong(filled);

/** Text by text, and name by name. */
export function isOursAmong(value: unknown): boolean {
  if (typeof value === "string") return holdsOurs(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, item]) => holdsOurs(name) || isOursAmong(item));
}

export const secretStays = {
  zh: "要发送的内容里有本平台的授权码、凭证或密钥，所以没有发送。",
  en: "What was to be sent holds a code, token or key of this platform, so nothing was sent.",
} as const;
