import { Link } from "@tanstack/react-router";
import { TabSection } from "../tab-section.tsx";
import { usePlanningWords } from "./words.ts";

/** What is suggested to a person, and where it is written. */
export function SuggestionsSection({ assistantId }: { assistantId: string }) {
  const say = usePlanningWords();
  return (
    <TabSection
      title={say("suggestionsTitle")}
      aside={
        <Link
          to="/studio/$assistantId"
          params={{ assistantId }}
          search={{ tab: "words" }}
          className="target-44 font-medium text-accent-ink underline underline-offset-2 hover:no-underline"
        >
          {say("writeStarters")}
        </Link>
      }
    >
      <p className="pt-3 text-pretty text-soft">{say("suggestionsText")}</p>
    </TabSection>
  );
}
