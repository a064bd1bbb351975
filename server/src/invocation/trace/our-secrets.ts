import { secretForm } from "../../platform/secret.ts";

const ours = new RegExp(secretForm, "g");

/** Secrets of ours in what a skill says, whoever wrote them and whatever they are called: recognised by their form. */
export const ourSecretsIn = (text: string): string[] => [...new Set(text.match(ours) ?? [])];
