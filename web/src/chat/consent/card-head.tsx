import type { ConsentRequest } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { clip } from "../../ui/text.ts";
import { RequestFacts } from "../request-facts.tsx";
import { PrivacyLink } from "./privacy-link.tsx";
import { useConsentWords } from "./words.ts";

/** Who asks, what for, and where it would go. */
export function CardHead({ consent, heading }: { consent: ConsentRequest; heading: string }) {
  return (
    <header className="shrink-0">
      <Asker application={consent.application} heading={heading} />
      <RequestFacts
        request={consent.request}
        skill={consent.skill}
        because={consent.because}
        namesExplained
      />
    </header>
  );
}

function Asker({ application, heading }: { application: ConsentRequest["application"]; heading: string }) {
  const say = useConsentWords();
  return (
    <div className="flex items-start gap-3">
      <span
        aria-hidden="true"
        className="hidden size-10 shrink-0 place-items-center rounded-lg bg-accent-soft text-base font-semibold text-accent-ink min-[400px]:grid"
      >
        {clip(application.name, 60).charAt(0)}
      </span>
      <div className="min-w-0 flex-1">
        <h3 id={heading} className="text-[0.9375rem] leading-snug font-semibold wrap-anywhere">
          {say.rich("title", { app: <GivenName>{application.name}</GivenName> })}
        </h3>
        <p data-provenance className="mt-0.5 flex gap-x-1.5 text-xs whitespace-nowrap text-faint">
          <span className="min-w-0 truncate" title={application.provider}>
            {say.rich("by", { org: <GivenName>{application.provider}</GivenName> })}
          </span>
          <span aria-hidden="true">·</span>
          <span className="shrink-0">{say("namesGiven")}</span>
          {application.privacyUrl && (
            <span className="hidden shrink-0 min-[400px]:inline">
              <PrivacyLink url={application.privacyUrl} />
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
