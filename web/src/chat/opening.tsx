import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useOpening } from "../api/assistants.ts";
import { useSession } from "../api/session.ts";
import { AssistantOpening } from "../ui/assistant-opening.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { useLanguage } from "../ui/language/language.ts";
import { Skeleton } from "../ui/spinner.tsx";
import { composerPlace } from "./column.ts";
import { greetingAt } from "./greeting-at.ts";
import { useChatWords } from "./words.ts";

interface OpeningProps {
  assistantId: string;
  draft: boolean;
  /** Where one writes, in the middle of what is shown. */
  composer?: ReactNode;
  onPick: (text: string) => void;
}

/** What an empty conversation shows, on the margin line. A starter is sent as it stands. */
export function Opening({ assistantId, draft, composer, onPick }: OpeningProps) {
  const say = useChatWords();
  const { user } = useSession();
  const opening = useOpening(assistantId, draft, useLanguage());
  if (opening.error) return <FailurePanel error={opening.error} onRetry={() => void opening.refetch()} />;
  const { welcome = "", starters = [], asks = [] } = opening.data ?? {};
  return (
    <div className="grid w-full flex-1 sm:grid-cols-[4rem_minmax(0,1fr)]">
      <span className="hidden sm:block" />
      <div className="flex flex-col justify-center border-line-strong pt-8 pb-16 sm:border-l sm:pl-6">
        <AssistantOpening
          title={
            <h2 className="text-[1.625rem] leading-9 font-semibold sm:text-hero">
              {say.rich(greetingAt(new Date()), { name: <GivenName max={30}>{user.name}</GivenName> })}
            </h2>
          }
          welcome={opening.data ? welcome || say("intro") : ""}
          composer={composer && <div className={composerPlace}>{composer}</div>}
          starters={starters.length > 0 || opening.isPending ? starters : [say("starterAbilities")]}
          asks={asks}
          note={say.rich("givenBy", {
            organisation: <GivenName>{user.organisation.name}</GivenName>,
            authorisations: (
              <Link to="/me/authorisations" className="underline underline-offset-2 hover:text-ink">
                {say("myAuthorisations")}
              </Link>
            ),
          })}
          onPick={onPick}
        />
        {opening.isPending && <Skeleton lines={3} className="max-w-measure" />}
      </div>
    </div>
  );
}
