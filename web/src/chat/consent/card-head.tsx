import { RefreshCw } from "lucide-react";
import type { ConsentRequest } from "../../api/schema.gen.ts";
import { Asker } from "../../ui/consent/asker.tsx";
import { useConsentWords } from "../../ui/consent/words.ts";
import { RequestFacts } from "../request-facts.tsx";

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
