import { lazy, Suspense, useState } from "react";
import type { ConsentRequest, Duration } from "../../api/schema.gen.ts";
import { useConsentWords } from "../../ui/consent/words.ts";
import { Spinner } from "../../ui/spinner.tsx";
import type { Named } from "./all-dialog.tsx";

const AllDialog = lazy(async () => ({ default: (await import("./all-dialog.tsx")).AllDialog }));

interface AuthoriseAllProps {
  consent: ConsentRequest;
  duration: Duration;
  disabled: boolean;
  busy: boolean;
  onConfirm: (named: Named) => void;
}

/** One decision for everything the published assistant uses: the list is always seen before it is made. */
export function AuthoriseAll({ consent, duration, disabled, busy, onConfirm }: AuthoriseAllProps) {
  const say = useConsentWords();
  const [open, setOpen] = useState(false);
  const seeList = (
    <button
      type="button"
      disabled={disabled}
      onClick={() => setOpen(true)}
      className="target-44 cursor-pointer whitespace-nowrap text-accent-ink underline decoration-accent-line underline-offset-[3px] hover:decoration-current disabled:opacity-55"
    >
      {say("seeList")}
    </button>
  );
  return (
    <>
      <p>
        {busy && <Spinner />} {say.rich("allHint", { n: consent.all.length, list: seeList })}
      </p>
      {open && (
        <Suspense fallback={null}>
          <AllDialog
            consent={consent}
            duration={duration}
            disabled={disabled}
            onClose={() => setOpen(false)}
            onConfirm={(named) => {
              setOpen(false);
              onConfirm(named);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
