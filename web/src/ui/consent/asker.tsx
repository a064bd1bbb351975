import type { ApplicationOnCard } from "../../api/schema.gen.ts";
import { GivenName } from "../given-name.tsx";
import { Tile } from "../tile.tsx";
import { useSpokenName } from "../use-spoken-name.ts";
import { PrivacyLink } from "./privacy-link.tsx";
import { useConsentWords } from "./words.ts";

/** Whose request it is; what its developer gave is said to be theirs. */
export function Asker({ application, heading }: { application: ApplicationOnCard; heading: string }) {
  const spoken = useSpokenName();
  const say = useConsentWords();
  const letter = spoken(application.name).charAt(0);
  return (
    <header className="flex shrink-0 items-center gap-3 px-3 pt-3 pb-2 sm:px-5 sm:pt-4 sm:pb-3">
      <span className="sm:hidden">
        <Tile>{letter}</Tile>
      </span>
      <span className="max-sm:hidden">
        <Tile size="large">{letter}</Tile>
      </span>
      <div className="min-w-0 flex-1">
        <h2 id={heading} className="text-talk leading-5 font-semibold wrap-anywhere sm:text-head">
          {say.rich("title", { app: <GivenName>{application.name}</GivenName> })}
        </h2>
        <p data-provenance className="mt-0.5 flex gap-x-2 text-note whitespace-nowrap text-faint">
          <span className="min-w-0 truncate" title={application.provider}>
            {say.rich("by", { org: <GivenName>{application.provider}</GivenName> })}
            <span className="sr-only">, </span>
          </span>
          <span className="shrink-0">{say("namesGiven")}</span>
          {application.privacyUrl && (
            <span className="shrink-0 max-sm:hidden">
              <PrivacyLink url={application.privacyUrl} />
            </span>
          )}
        </p>
      </div>
    </header>
  );
}
