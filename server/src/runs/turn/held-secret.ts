import type { PreparedRequest } from "../../invocation/index.ts";
import { secretForm } from "../../platform/secret.ts";

const ours = new RegExp(secretForm);

/** A code or token that somebody got hold of stays here, whoever wrote it down: nothing but the platform's own places takes one. */
export const holdsSecret = ({ values, filled }: Pick<PreparedRequest, "values" | "filled">): boolean =>
  ours.test(JSON.stringify([values, filled]));

export const secretStays = {
  zh: "要发送的内容里有本平台的授权码、凭证或密钥，所以没有发送。",
  en: "What was to be sent holds a code, token or key of this platform, so nothing was sent.",
} as const;
