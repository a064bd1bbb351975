import type { ConsentRequest } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { clip } from "../../ui/text.ts";
import { RequestFacts } from "../request-facts.tsx";
import { useConsentWords } from "./words.ts";

/** Who asks, what for, and where it would go. */
export function CardHead({ consent, heading }: { consent: ConsentRequest; heading: string }) {
  return (
    <header>
      <Asker application={consent.application} heading={heading} />
      <RequestFacts request={consent.request} skill={consent.skill} because={consent.because} />
    </header>
  );
}

function Asker({ application, heading }: { application: ConsentRequest["application"]; heading: string }) {
  const say = useConsentWords();
  return (
    <div className="flex items-start gap-3">
      <span
        aria-hidden="true"
        className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent-soft text-base font-semibold text-accent-ink"
      >
        {clip(application.name, 60).charAt(0)}
      </span>
      <div className="min-w-0 flex-1">
        <h3 id={heading} className="text-[0.9375rem] leading-snug font-semibold wrap-anywhere">
          {say.rich("title", { app: <GivenName>{application.name}</GivenName> })}
        </h3>
        <p className="mt-0.5 flex flex-wrap gap-x-2.5 text-xs text-faint">
          <span>{say.rich("by", { org: <GivenName>{application.provider}</GivenName> })}</span>
          <span>{say("appNameGiven")}</span>
          {application.privacyUrl && (
            <OutsideLink
              href={application.privacyUrl}
              title={say("leaveTitle")}
              text={say("leaveText")}
              open={say("leave")}
            >
              {say("privacy")}
            </OutsideLink>
          )}
        </p>
      </div>
    </div>
  );
}
