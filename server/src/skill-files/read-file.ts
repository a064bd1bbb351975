import { permissionCatalogue } from "../permissions/index.ts";
import { readSkill } from "./read.ts";
import type { ReadOptions, ReadSkill } from "./skill-spec.ts";

const scopeKind = Object.fromEntries(permissionCatalogue.map(({ code, kind }) => [code, kind]));

/** A skill file against this platform's catalogue: one engine for the Studio, the API and the command line. */
export function readSkillFile(
  text: string,
  options: Omit<ReadOptions, "scopeKind">,
  lane?: string,
): Promise<ReadSkill> {
  return readSkill(text, { scopeKind, ...options }, lane);
}
