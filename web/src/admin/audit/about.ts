import type { AuditEvent } from "../../api/schema.gen.ts";

const idMembers = ["skillId", "assistantId", "applicationId", "personId"] as const;

/** Whatever an event names by an id. */
export function idsOf({
  actor,
  subject,
  details,
}: Pick<AuditEvent, "actor" | "subject" | "details">): string[] {
  const named = idMembers.map((key) => details[key]);
  return [actor.id, subject, ...named].filter((id) => typeof id === "string");
}

/**
 * What an event is about, in words: by its object's name, else by what its details name, and the operation where
 * there is one. Null where it is about whoever did it, or nothing.
 */
export function aboutText(
  { actor, subject, details }: Pick<AuditEvent, "actor" | "subject" | "details">,
  names: ReadonlyMap<string, string>,
): string | null {
  const own = subject === null || subject === actor.id ? undefined : names.get(subject);
  const thing = own ?? idMembers.map((key) => names.get(String(details[key]))).find(Boolean);
  const given = [details.title, details.name].find((text) => typeof text === "string");
  const called = thing ?? (typeof given === "string" ? given : undefined);
  const { operationId } = details;
  const parts = [called, typeof operationId === "string" ? operationId : undefined].filter(Boolean);
  if (parts.length > 0) return parts.join(" · ");
  return subject === actor.id ? null : subject;
}
