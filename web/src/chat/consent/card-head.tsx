import { RefreshCw } from "lucide-react";
import type { ConsentRequest } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { Tile } from "../../ui/tile.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { RequestFacts } from "../request-facts.tsx";
import { PrivacyLink } from "./privacy-link.tsx";
import { useConsentWords } from "./words.ts";

/** Who asks, what for, and where it would go. */
export function CardHead({ consent, heading }: { consent: ConsentRequest; heading: string }) {
  const say = useConsentWords();
  return (
    <>
      <Asker application={consent.application} heading={heading} />
      {consent.changed && (
        <p className="mx-3 mb-2 flex shrink-0 gap-1.5 text-notice-ink sm:mx-5">
          <RefreshCw aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" strokeWidth={2.25} />
          {say("changed")}
        </p>
      )}
      <RequestFacts
        request={consent.request}
        skill={consent.skill}
        because={consent.because}
        reader={consent.reader}
        namesExplained
      />
    </>
  );
}

function Asker({ application, heading }: { application: ConsentRequest["application"]; heading: string }) {
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
