import { KeyRound } from "lucide-react";
import type { Assistant } from "../../api/schema.gen.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { MyApplicationLink } from "../scopes/my-application-link.tsx";
import { ScopeList } from "../scopes/scope-list.tsx";
import { scopesOf } from "../scopes/scope-states.ts";
import { useStudioWords } from "../words.ts";

/** What the skills ask for, by skill: each may belong to an application of its own. */
export function PermissionsTab({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const asking = assistant.skills.filter(({ operations }) => scopesOf(operations).length > 0);
  return (
    <div>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="text-soft">{say("permissionsLead")}</p>
        <MyApplicationLink applicationId={assistant.applicationId} />
      </div>
      {asking.length === 0 && (
        <EmptyState
          icon={<KeyRound aria-hidden="true" />}
          title={say("noScopesTitle")}
          text={say("noScopesText")}
        />
      )}
      <ul className="space-y-4">
        {asking.map((skill) => (
          <li key={skill.id}>
            <Card className="p-5">
              <h2 className="mb-3 font-semibold">
                <GivenName>{skill.title}</GivenName>
              </h2>
              <ScopeList applicationId={skill.applicationId} codes={scopesOf(skill.operations)} />
            </Card>
          </li>
        ))}
      </ul>
    </div>
  );
}
