import type { Catalogue, Permission } from "../permissions/index.ts";
import { readSkill } from "./read.ts";
import type { ReadOptions, ReadSkill } from "./skill-spec.ts";

/** A skill file against a catalogue of permissions: one engine for the Studio, the API and the command line. */
export function readSkillFile(
  text: string,
  { catalogue, ...options }: Omit<ReadOptions, "scopes"> & { catalogue: Catalogue },
  lane?: string,
): Promise<ReadSkill> {
  return readSkill(text, { scopes: scopesOf(catalogue.permissions), ...options }, lane);
}

export function scopesOf(
  permissions: readonly Pick<Permission, "code" | "kind" | "api">[],
): ReadOptions["scopes"] {
  return Object.fromEntries(
    permissions.map(({ code, kind, api }) => [code, { kind, audience: api.audience }] as const),
  );
}
