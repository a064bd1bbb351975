import { useNavigate } from "@tanstack/react-router";
import { useApplications, useSetApplicationDisabled } from "../../api/applications.ts";
import { useGrantCounts } from "../../api/grant-counts.ts";
import { usePermissions } from "../../api/permissions.ts";
import type { Application, GrantCount } from "../../api/schema.gen.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { State } from "../../ui/state.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { Inventory, type PanelMoves } from "./inventory.tsx";
import type { Thing } from "./thing.ts";
import { ThingPanel } from "./thing-panel.tsx";
import { useInventoryWords } from "./words.ts";

type ApplicationThing = Thing & { application: Application };

function thingOf(application: Application, spoken: (name: string) => string): ApplicationThing {
  const { id, owner, disabled, createdAt, permissions } = application;
  const name = spoken(application.name);
  const idle = !permissions.some(({ status }) => status === "approved");
  return {
    id,
    name,
    icon: name.charAt(0),
    owner: spoken(owner.name),
    disabled,
    idle,
    createdAt,
    application,
  };
}

export function ApplicationsPage() {
  const say = useInventoryWords();
  const navigate = useNavigate();
  const search = useReadSearch("/shell/admin/applications");
  const spoken = useSpokenName();
  const applications = useApplications();
  const counts = useGrantCounts("applications", applications.data?.map(({ id }) => id) ?? []).data;
  return (
    <Inventory
      title={say("applications")}
      searchLabel={say("searchApplications")}
      empty={{ title: say("noApplications"), text: say("noApplicationsText") }}
      things={applications.data?.map((each) => thingOf(each, spoken))}
      error={applications.error}
      onRetry={() => void applications.refetch()}
      counts={counts}
      search={search}
      onSearch={(next) => void navigate({ to: "/admin/applications", search: next, replace: true })}
      panel={(thing, moves) => (
        <ApplicationPanel key={thing.id} thing={thing} count={counts?.get(thing.id)} moves={moves} />
      )}
    />
  );
}

interface ApplicationPanelProps {
  thing: ApplicationThing;
  count: GrantCount | undefined;
  moves: PanelMoves;
}

function ApplicationPanel({ thing, count, moves }: ApplicationPanelProps) {
  const say = useInventoryWords();
  const { application } = thing;
  const change = useSetApplicationDisabled(application.id);
  return (
    <ThingPanel
      thing={thing}
      count={count}
      moves={moves}
      facts={[
        {
          label: "Client ID",
          value: (
            <span className="flex items-center gap-1">
              <code className="font-mono text-code wrap-anywhere">{application.clientId}</code>
              <CopyButton text={application.clientId} />
            </span>
          ),
        },
      ]}
      edit={{
        link: { to: "/console/$applicationId", params: { applicationId: application.id } },
        text: say("openInConsole"),
      }}
      setDisabled={change.mutateAsync}
      stops={say("applicationStops")}
    >
      <PermissionsOf application={application} />
    </ThingPanel>
  );
}

function PermissionsOf({ application }: { application: Application }) {
  const say = useInventoryWords();
  const language = useLanguage();
  const catalogue = new Map(usePermissions().data?.map((permission) => [permission.code, permission]));
  const asked = application.permissions.filter(({ status }) => status !== "none");
  return (
    <div className="px-4 pb-6">
      <Sheet title={say("permissions")} note={String(asked.length)}>
        {asked.length === 0 && <p className="text-faint">{say("noPermissions")}</p>}
        <ul>
          {asked.map(({ code, status }) => (
            <li key={code} className="flex items-baseline gap-3 border-line border-t py-1.5">
              <span className="min-w-0 flex-1">
                <span className="block">{catalogue.get(code)?.name[language] ?? code}</span>
                <code className="block font-mono text-code text-faint wrap-anywhere">{code}</code>
              </span>
              <State is={status === "approved" ? "ready" : status === "pending" ? "attention" : "off"}>
                {say(status === "approved" ? "approved" : status === "pending" ? "pending" : "rejected")}
              </State>
            </li>
          ))}
        </ul>
      </Sheet>
    </div>
  );
}
