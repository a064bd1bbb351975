import type { Permission, PermissionRequest } from "../../api/schema.gen.ts";

/** What an admin should weigh before saying yes; each has a sentence of its own. */
export type Risk = "wholeOrganisation" | "elsewhere" | "unknownPlace" | "severalPlaces" | "noApi";

/** Read off the catalogue and the request alone: nothing a developer wrote makes a risk smaller. */
export function risksOf(
  { status, hosts, newHosts }: Pick<PermissionRequest, "status" | "hosts" | "newHosts">,
  permission: Pick<Permission, "kind" | "available"> | undefined,
): Risk[] {
  if (status !== "pending") return [];
  const risks: Risk[] = [];
  if (permission?.kind === "application") risks.push("wholeOrganisation");
  if (hosts.length > 0) risks.push("elsewhere");
  else if (newHosts.length === 0) risks.push("unknownPlace");
  if (newHosts.length > 1) risks.push("severalPlaces");
  if (permission?.available === false) risks.push("noApi");
  return risks;
}
