import { readOutline } from "../../skill-files/index.ts";
import { draftOf, type Proposal, type ProposalOptions } from "./draft.ts";

/** What an OpenAPI document could be registered as; null where it cannot be read, with why and where. `lane`: for whom. */
export async function proposeApi(
  text: string,
  options: ProposalOptions,
  lane?: string,
): Promise<{ proposal: Proposal | null; problems: Awaited<ReturnType<typeof readOutline>>["problems"] }> {
  const { importedFrom } = options;
  const { outline, problems } = await readOutline(
    text,
    importedFrom === undefined ? {} : { importedFrom },
    lane,
  );
  return { proposal: outline && draftOf(outline, options), problems };
}
