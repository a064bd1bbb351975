import type { Role } from "../api/schema.gen.ts";

/** A part of the app, for whoever has one of its roles. */
export interface Place {
  to: "/chat" | "/agenda" | "/studio" | "/console" | "/me/authorisations" | "/admin";
  word: "chat" | "agenda" | "studio" | "console" | "me" | "admin";
  roles: readonly Role[];
}

/** A place that not everybody may enter. */
export type ClosedPlace = Place & { word: "studio" | "console" | "admin" };

export const places: readonly Place[] = [
  { to: "/chat", word: "chat", roles: ["member"] },
  { to: "/agenda", word: "agenda", roles: ["member"] },
  { to: "/me/authorisations", word: "me", roles: ["member"] },
  { to: "/studio", word: "studio", roles: ["builder", "admin"] },
  { to: "/console", word: "console", roles: ["developer", "builder", "admin"] },
  { to: "/admin", word: "admin", roles: ["admin"] },
];

/** Everybody is a member. */
export function mayEnter({ roles }: Place, own: readonly Role[]): boolean {
  return roles.includes("member") || roles.some((role) => own.includes(role));
}

/** Whoever owns an API finds it there, whatever their roles; the server shows nobody another one. */
const openToOwners = "/console/apis";

/** The place that an address leads to, where somebody with these roles has no business. */
export function closedAt(path: string, own: readonly Role[]): ClosedPlace | undefined {
  if (isWithin(path, openToOwners)) return undefined;
  return places.filter(isClosed).find((place) => isWithin(path, place.to) && !mayEnter(place, own));
}

function isClosed(place: Place): place is ClosedPlace {
  return !place.roles.includes("member");
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
