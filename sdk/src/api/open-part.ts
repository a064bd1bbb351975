import { withoutMembers } from "./closed-members.ts";

export interface Answer {
  status: number;
  bytes: Uint8Array;
  contentType: string | undefined;
  contentEncoding: string | undefined;
}

const unreadable = JSON.stringify({
  error: "server_error",
  error_description: "The answer has members that are closed to this token and could not be taken out of it.",
});

/**
 * The JSON of an answer without what is closed; undefined where it is none. What says that it is JSON and cannot be
 * read, encoded, broken or a part, goes to nobody.
 */
export function openPart(
  answer: Answer,
  closed: ReadonlySet<string>,
): { readable: boolean; text: string } | undefined {
  const { status, bytes, contentType = "", contentEncoding = "identity" } = answer;
  if (!mayBeJson(contentType, bytes)) return undefined;
  try {
    if (status === 206 || contentEncoding !== "identity") throw new Error("not as it is");
    return { readable: true, text: withoutMembers(new TextDecoder().decode(bytes), closed) };
  } catch {
    return saysJson(contentType) ? { readable: false, text: unreadable } : undefined;
  }
}

const saysJson = (contentType: string): boolean => /json/i.test(contentType);

/** Whether an answer that begins so is JSON, as it says or as it looks. */
export function mayBeJson(contentType: string | undefined, beginning: Uint8Array): boolean {
  return saysJson(contentType ?? "") || /^\s*[[{]/.test(new TextDecoder().decode(beginning.subarray(0, 200)));
}
