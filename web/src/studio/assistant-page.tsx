import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useAssistant } from "../api/assistants.ts";
import type { Assistant } from "../api/schema.gen.ts";
import { FailurePanel } from "../ui/failure.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { AssistantHeader } from "./assistant-header.tsx";
import { WordsTab } from "./opening/words-tab.tsx";
import { OutOfUseNote } from "./out-of-use.tsx";
import { PlanningTab } from "./planning/planning-tab.tsx";
import { PermissionsTab } from "./tabs/permissions-tab.tsx";
import { SettingsTab } from "./tabs/settings-tab.tsx";
import { SkillsTab } from "./tabs/skills-tab.tsx";
import { VersionsTab } from "./tabs/versions-tab.tsx";
import { useStudioWords } from "./words.ts";

const route = "/shell/studio/$assistantId";

export function AssistantPage() {
  const say = useStudioWords();
  const { assistantId } = useParams({ from: route });
  const assistant = useAssistant(assistantId);
  return (
    <Page>
      <Link
        to="/studio"
        className="-ml-1.5 mb-2 inline-flex min-h-9 items-center gap-1 rounded-lg px-1.5 text-soft hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {say("back")}
      </Link>
      {assistant.isPending && <Skeleton lines={6} />}
      {assistant.error && <FailurePanel error={assistant.error} onRetry={() => void assistant.refetch()} />}
      {assistant.data && (
        <>
          <AssistantHeader assistant={assistant.data} />
          <OutOfUseNote disabled={assistant.data.disabled} />
          <AssistantTabs assistant={assistant.data} />
        </>
      )}
    </Page>
  );
}

function AssistantTabs({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const navigate = useNavigate();
  const { tab = "skills" } = useSearch({ from: route });
  return (
    <Tabs
      label={say("tabs")}
      value={tab}
      onChange={(next) =>
        void navigate({
          to: "/studio/$assistantId",
          params: { assistantId: assistant.id },
          search: { tab: next },
          resetScroll: false,
        })
      }
      tabs={[
        { value: "skills", label: say("skills"), panel: <SkillsTab assistant={assistant} /> },
        { value: "words", label: say("words"), panel: <WordsTab assistant={assistant} /> },
        { value: "planning", label: say("planning"), panel: <PlanningTab assistant={assistant} /> },
        { value: "permissions", label: say("permissions"), panel: <PermissionsTab assistant={assistant} /> },
        { value: "versions", label: say("versions"), panel: <VersionsTab assistant={assistant} /> },
        { value: "settings", label: say("settings"), panel: <SettingsTab assistant={assistant} /> },
      ]}
    />
  );
}
