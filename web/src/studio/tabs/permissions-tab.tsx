import { KeyRound } from "lucide-react";
import type { Assistant } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { MyApplicationLink } from "../scopes/my-application-link.tsx";
import { ScopeList } from "../scopes/scope-list.tsx";
import { scopesOf } from "../scopes/scope-states.ts";
import { TabSection } from "../tab-section.tsx";
import { useStudioWords } from "../words.ts";

/** What the skills ask for, by skill: each may belong to an application of its own. */
export function PermissionsTab({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const asking = assistant.skills.filter(({ operations }) => scopesOf(operations).length > 0);
  return (
    <div className="pb-6">
      <div className="-mt-4 flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1.5">
        <p className="min-w-0 flex-1 basis-56 text-soft">{say("permissionsLead")}</p>
        <MyApplicationLink applicationId={assistant.applicationId} />
      </div>
      {asking.length === 0 && (
        <Blank
          icon={<KeyRound aria-hidden="true" />}
          title={say("noScopesTitle")}
          text={say("noScopesText")}
        />
      )}
      {asking.map((skill) => (
        <TabSection
          key={skill.id}
          title={<GivenName>{skill.title}</GivenName>}
          note={say("scopes", { count: scopesOf(skill.operations).length })}
        >
          <ScopeList applicationId={skill.applicationId} codes={scopesOf(skill.operations)} />
        </TabSection>
      ))}
    </div>
  );
}
