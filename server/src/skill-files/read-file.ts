import type { Catalogue } from "../permissions/index.ts";
import { readSkill } from "./read.ts";
import type { ReadOptions, ReadSkill } from "./skill-spec.ts";

/** A skill file against a catalogue of permissions: one engine for the Studio, the API and the command line. */
export function readSkillFile(
  text: string,
  { catalogue, ...options }: Omit<ReadOptions, "scopeKind"> & { catalogue: Catalogue },
  lane?: string,
): Promise<ReadSkill> {
  const scopeKind = Object.fromEntries(catalogue.permissions.map(({ code, kind }) => [code, kind]));
  return readSkill(text, { scopeKind, ...options }, lane);
}
