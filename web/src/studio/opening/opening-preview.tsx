import { useOpening } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { AssistantOpening } from "../../ui/assistant-opening.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { TabSection } from "../tab-section.tsx";
import { type OwnWords, toSave } from "./own-words.ts";
import { useOwnWordsWords } from "./words.ts";

/** How a conversation will begin with what is being written; without starters with the draft's examples. */
export function OpeningPreview({ assistant, words }: { assistant: Assistant; words: OwnWords }) {
  const say = useOwnWordsWords();
  const { user } = useSession();
  const saved = useOpening(assistant.id, true, useLanguage());
  const { icon, welcome, starters } = toSave(words);
  const examples = assistant.starters.length === 0 ? (saved.data?.starters ?? []) : [];
  const shown = [...new Set(starters.length > 0 ? starters : examples)];
  return (
    <div className="mt-10 @4xl:sticky @4xl:top-4 @4xl:mt-0 @4xl:self-start">
      <TabSection title={say("preview")} note={say("previewText")}>
        <div className="pt-5">
          <AssistantOpening
            name={assistant.name}
            icon={icon}
            title={
              <p className="mt-3 text-title font-semibold tracking-tight">
                {say.rich("hello", { name: <GivenName max={30}>{user.name}</GivenName> })}
              </p>
            }
            welcome={welcome || say("intro")}
            starters={shown.length > 0 ? shown : [say("abilities")]}
            note={say.rich("givenBy", { organisation: <GivenName>{user.organisation.name}</GivenName> })}
          />
        </div>
      </TabSection>
    </div>
  );
}
