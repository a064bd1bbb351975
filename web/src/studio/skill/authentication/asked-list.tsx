import { useId } from "react";
import type { AskedAuthentication } from "../../../api/schema.gen.ts";
import { Button } from "../../../ui/button.tsx";
import { GivenText } from "../../../ui/given-name.tsx";
import { draftOf, isAsked } from "./asked.ts";
import type { AuthenticationDraft } from "./authentication-draft.ts";
import { useAuthenticationWords } from "./words.ts";

interface AskedListProps {
  asks: readonly AskedAuthentication[];
  /** What stands in the fields now. */
  draft: AuthenticationDraft | null;
  onUse: (draft: AuthenticationDraft) => void;
}

/** What the skill file asks for, each with a way to choose it. */
export function AskedList({ asks, draft, onUse }: AskedListProps) {
  const say = useAuthenticationWords();
  const heading = useId();
  if (asks.length === 0) return null;
  return (
    <div className="mb-3">
      <h3 id={heading} className="text-note text-faint">
        {say(asks.every(({ optional }) => optional) ? "asksOptional" : "asks")}
      </h3>
      <ul aria-labelledby={heading} className="mt-0.5 divide-y divide-line border-line border-b">
        {asks.map((asked) => (
          <li key={asked.scheme} className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span className="min-w-0 flex-1 basis-52 wrap-anywhere">
              <GivenText max={100}>{asked.scheme}</GivenText> · <bdi>{asked.words}</bdi>
              {note(asked, say) && (
                <span className="block text-note text-notice-ink">{note(asked, say)}</span>
              )}
            </span>
            {asked.authentication !== null && (draft === null || !isAsked(asked, draft)) && (
              <Button size="small" onClick={() => onUse(draftOf(asked))}>
                {say("use")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function note(
  { authentication, together }: AskedAuthentication,
  say: ReturnType<typeof useAuthenticationWords>,
): string | null {
  if (authentication === null) return say("notDone");
  return together.length > 0 ? say("together", { others: together.join(", ") }) : null;
}
