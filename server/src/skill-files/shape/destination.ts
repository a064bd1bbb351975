import type { SkillSpec } from "../skill-spec.ts";

/** Where an admin approves that a permission goes: a host, or a skill that connects by itself. */
export function destinationOf({ host, protocol }: Pick<SkillSpec, "host" | "protocol">): string {
  return protocol === "stream" ? `stream:${host}` : host;
}
