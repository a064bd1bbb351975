import { Link2, TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import type { ConsentRequest } from "../../api/runs.ts";
import { clip } from "../../ui/clip.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { useConsentWords } from "./words.ts";

/** Who asks, what for, and where it would go. */
export function CardHead({ consent, heading }: { consent: ConsentRequest; heading: string }) {
  const say = useConsentWords();
  return (
    <header>
      <Asker application={consent.application} heading={heading} />
      <p className="mt-3 rounded-xl bg-sunken px-3 py-2 text-[0.8125rem] text-soft">
        {say.rich("task", { request: <GivenName max={80}>{consent.request}</GivenName> })}
      </p>
      <Destination skill={consent.skill} />
      {consent.because && (
        <p className="mt-3 flex gap-2 rounded-xl bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn-ink">
          <TriangleAlert aria-hidden="true" className="mt-[3px] size-4 shrink-0" />
          <span className="min-w-0">
            {say.rich("because", { skill: <GivenName>{consent.because.skill}</GivenName> })}
          </span>
        </p>
      )}
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

function Destination({ skill }: { skill: ConsentRequest["skill"] }) {
  const say = useConsentWords();
  return (
    <dl className="mt-2.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 px-3 text-[0.8125rem]">
      <dt className="text-faint">{say("skill")}</dt>
      <dd>
        <GivenName>{skill.title}</GivenName>{" "}
        <span className="text-xs whitespace-nowrap text-faint">({say("skillNameGiven")})</span>
      </dd>
      <dt className="text-faint">{say("host")}</dt>
      <dd className="flex items-start gap-1.5 font-mono">
        <Link2 aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-faint" />
        <bdi className="min-w-0">
          {skill.host.split(/(?<=[.:])/).map((label, index) => (
            <Fragment key={`${index}${label}`}>
              {label}
              <wbr />
            </Fragment>
          ))}
        </bdi>
      </dd>
    </dl>
  );
}
