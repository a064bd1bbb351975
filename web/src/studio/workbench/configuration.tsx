import { useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useVersions } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { WaitingCount } from "../../ui/side-section.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { useUnopened } from "../scopes/use-unopened.ts";
import { SkillsTab } from "../tabs/skills-tab.tsx";
import { useStudioWords } from "../words.ts";
import { useWorkbenchWords } from "./words.ts";

/* Of the tabs only the first is there from the start. */
const WordsTab = lazy(async () => ({ default: (await import("../opening/words-tab.tsx")).WordsTab }));
const PlanningTab = lazy(async () => ({
  default: (await import("../planning/planning-tab.tsx")).PlanningTab,
}));
const PermissionsTab = lazy(async () => ({
  default: (await import("../tabs/permissions-tab.tsx")).PermissionsTab,
}));
const SettingsTab = lazy(async () => ({ default: (await import("../tabs/settings-tab.tsx")).SettingsTab }));
const VersionsTab = lazy(async () => ({
  default: (await import("../versions/versions-tab.tsx")).VersionsTab,
}));

interface ConfigurationProps {
  assistant: Assistant;
  /** Begins a new conversation with the draft. */
  onTry: (phrase: string) => void;
}

/** What an assistant is made of, in tabs that the address knows. */
export function Configuration({ assistant, onTry }: ConfigurationProps) {
  const say = useStudioWords();
  const here = useWorkbenchWords();
  const navigate = useNavigate();
  const { tab = "skills" } = useReadSearch("/shell/studio/$assistantId");
  const unopened = useUnopened(assistant.skills).length;
  const versions = useVersions(assistant.id).data?.length;
  const permissions = (
    <>
      {say("permissions")}
      <WaitingCount count={unopened} label={here("waiting", { count: unopened })} />
    </>
  );
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
        {
          value: "skills",
          label: say("skills"),
          count: assistant.skills.length,
          panel: <SkillsTab assistant={assistant} onTry={onTry} />,
        },
        { value: "words", label: say("words"), panel: fetched(<WordsTab assistant={assistant} />) },
        {
          value: "planning",
          label: say("planning"),
          panel: fetched(<PlanningTab assistant={assistant} />),
        },
        {
          value: "permissions",
          label: permissions,
          panel: fetched(<PermissionsTab assistant={assistant} />),
        },
        {
          value: "versions",
          label: say("versions"),
          count: versions || undefined,
          panel: fetched(<VersionsTab assistant={assistant} />),
        },
        { value: "settings", label: say("settings"), panel: fetched(<SettingsTab assistant={assistant} />) },
      ]}
    />
  );
}

const fetched = (panel: ReactNode) => <Suspense fallback={<Skeleton lines={6} />}>{panel}</Suspense>;
