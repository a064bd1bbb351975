import { readFile } from "node:fs/promises";
import type { ApiDocument } from "../../../../web/src/api/schema.gen.ts";
import { Misuse } from "../../exit-code.ts";

/** A document of this machine, or the address of one, which the server fetches. */
export async function documentAt(place: string): Promise<ApiDocument> {
  if (/^https?:\/\//i.test(place)) return { url: place };
  try {
    return { document: await readFile(place, "utf8") };
  } catch (error) {
    throw new Misuse(`${place} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
