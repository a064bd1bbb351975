import type { LoggedCallDetail } from "../../api/schema.gen.ts";

/** What happened around a call, by the name of its words. */
export interface Moment {
  at: string;
  what: "codeIssued" | "sentAt" | "redeemed" | "notRedeemed" | "used" | "answeredAt" | "endedAt";
  api?: string;
  status?: number | null;
}

/** In the order in which it happened; a code that was not exchanged stands where the call ended. */
export function momentsOf({ request, code, uses }: LoggedCallDetail): Moment[] {
  const began = Date.parse(request.at);
  const ended = request.rt === null ? null : new Date(began + request.rt).toISOString();
  const moments: Moment[] = [];
  if (code) moments.push({ at: code.issuedAt, what: "codeIssued" });
  if (request.sent !== false) moments.push({ at: request.at, what: "sentAt" });
  if (code?.redeemedAt) moments.push({ at: code.redeemedAt, what: "redeemed" });
  for (const { at, api, status } of uses) moments.push({ at, what: "used", api, status });
  if (ended !== null) {
    if (code && code.redeemedAt === null) moments.push({ at: ended, what: "notRedeemed" });
    const { status } = request;
    moments.push(
      status === null ? { at: ended, what: "endedAt" } : { at: ended, what: "answeredAt", status },
    );
  }
  return moments.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
