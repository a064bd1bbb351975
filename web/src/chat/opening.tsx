import { Link } from "@tanstack/react-router";
import { useOpening } from "../api/assistants.ts";
import { useSession } from "../api/session.ts";
import { AssistantOpening } from "../ui/assistant-opening.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { useLanguage } from "../ui/language/language.ts";
import { Skeleton } from "../ui/spinner.tsx";
import { useChatWords } from "./words.ts";

interface OpeningProps {
  assistantId: string;
  draft: boolean;
  onPick: (text: string) => void;
}

/** What an empty conversation shows. A starter is sent as it stands. */
export function Opening({ assistantId, draft, onPick }: OpeningProps) {
  const say = useChatWords();
  const { user } = useSession();
  const opening = useOpening(assistantId, draft, useLanguage());
  if (opening.isPending) return <Skeleton lines={6} className="pt-8 sm:pt-[12vh]" />;
  if (opening.error) return <FailurePanel error={opening.error} onRetry={() => void opening.refetch()} />;
  const { name, icon, welcome, starters } = opening.data;
  return (
    <div className="pt-8 pb-8 sm:pt-[12vh]">
      <AssistantOpening
        name={name}
        icon={icon}
        title={
          <h2 className="mt-4 text-2xl font-semibold tracking-tight sm:text-[2rem] sm:leading-10">
            {say.rich("hello", { name: <GivenName max={30}>{user.name}</GivenName> })}
          </h2>
        }
        welcome={welcome || say("intro")}
        starters={starters.length > 0 ? starters : [say("starterAbilities")]}
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
    </div>
  );
}
