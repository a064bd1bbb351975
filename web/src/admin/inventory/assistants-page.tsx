import { Link, useNavigate } from "@tanstack/react-router";
import { useApplications } from "../../api/applications.ts";
import { useAssistants, useSetAssistantDisabled } from "../../api/assistants.ts";
import { useGrantCounts } from "../../api/grant-counts.ts";
import type { AssistantSummary, GrantCount } from "../../api/schema.gen.ts";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { Inventory, type PanelMoves } from "./inventory.tsx";
import type { Thing } from "./thing.ts";
import { ThingPanel } from "./thing-panel.tsx";
import { useInventoryWords } from "./words.ts";

type AssistantThing = Thing & { assistant: AssistantSummary };

function thingOf(assistant: AssistantSummary, spoken: (name: string) => string): AssistantThing {
  const { id, icon, owner, disabled, publishedVersion, createdAt } = assistant;
  const name = spoken(assistant.name);
  return {
    id,
    name,
    icon: icon || name.charAt(0),
    owner: spoken(owner?.name ?? ""),
    disabled,
    idle: publishedVersion === null,
    createdAt,
    assistant,
  };
}

export function AssistantsPage() {
  const say = useInventoryWords();
  const navigate = useNavigate();
  const search = useReadSearch("/shell/admin/assistants");
  const spoken = useSpokenName();
  const assistants = useAssistants();
  const counts = useGrantCounts("assistants", assistants.data?.map(({ id }) => id) ?? []).data;
  return (
    <Inventory
      title={say("assistants")}
      searchLabel={say("searchAssistants")}
      empty={{ title: say("noAssistants"), text: say("noAssistantsText") }}
      things={assistants.data?.map((each) => thingOf(each, spoken))}
      error={assistants.error}
      onRetry={() => void assistants.refetch()}
      counts={counts}
      search={search}
      onSearch={(next) => void navigate({ to: "/admin/assistants", search: next, replace: true })}
      panel={(thing, moves) => (
        <AssistantPanel key={thing.id} thing={thing} count={counts?.get(thing.id)} moves={moves} />
      )}
    />
  );
}

interface AssistantPanelProps {
  thing: AssistantThing;
  count: GrantCount | undefined;
  moves: PanelMoves;
}

function AssistantPanel({ thing, count, moves }: AssistantPanelProps) {
  const say = useInventoryWords();
  const spoken = useSpokenName();
  const { assistant } = thing;
  const change = useSetAssistantDisabled(assistant.id);
  const application = useApplications().data?.find(({ id }) => id === assistant.applicationId);
  return (
    <ThingPanel
      thing={thing}
      count={count}
      moves={moves}
      facts={[
        {
          label: say("version"),
          value:
            assistant.publishedVersion === null
              ? say("draftOnly")
              : say("published", { number: assistant.publishedVersion }),
        },
        {
          label: say("application"),
          value: (
            <Link
              to="/admin/applications"
              search={{ open: assistant.applicationId }}
              className="text-accent-ink underline decoration-accent-line underline-offset-3"
            >
              <bdi>{spoken(application?.name ?? assistant.applicationId)}</bdi>
            </Link>
          ),
        },
      ]}
      edit={{
        link: { to: "/studio/$assistantId", params: { assistantId: assistant.id } },
        text: say("openInStudio"),
      }}
      setDisabled={change.mutateAsync}
      stops={say("assistantStops")}
    />
  );
}
