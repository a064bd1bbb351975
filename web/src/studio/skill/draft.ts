/* What a builder has written and not saved: kept on this device, for this person, until it is saved or thrown away. */

export interface Draft {
  document: string;
  privacyUrl: string;
  /** When it was last changed, ISO 8601. */
  at: string;
}

/** One place per person, so that whoever signs in next on this device does not find it. */
export function draftKey(personId: string, assistantId: string, skillId: string | undefined): string {
  return `behalf.skill.${personId}.${assistantId}.${skillId ?? "new"}`;
}

export function readDraft(storage: Pick<Storage, "getItem">, key: string): Draft | undefined {
  try {
    const stored: Partial<Record<keyof Draft, unknown>> | null = JSON.parse(storage.getItem(key) ?? "null");
    const { document, privacyUrl, at } = stored ?? {};
    if (typeof document !== "string" || typeof privacyUrl !== "string" || typeof at !== "string")
      return undefined;
    return { document, privacyUrl, at };
  } catch {
    return undefined;
  }
}

/** Whether it could be kept: a browser gives a site about 5 MB. */
export function keepDraft(storage: Pick<Storage, "setItem">, key: string, draft: Draft): boolean {
  try {
    storage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
