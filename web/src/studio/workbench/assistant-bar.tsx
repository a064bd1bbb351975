import { Link } from "@tanstack/react-router";
import { ChartNoAxesColumn } from "lucide-react";
import { useState } from "react";
import type { Assistant } from "../../api/schema.gen.ts";
import { AssistantIcon } from "../../ui/assistant-icon.tsx";
import { Bar } from "../../ui/bar.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { OutOfUseBadge } from "../out-of-use.tsx";
import { PublishDialog } from "../publish/publish-dialog.tsx";
import { PublishedChip } from "../published-chip.tsx";
import { SavingNote } from "../saving/saving-note.tsx";
import { useWorkbenchWords } from "./words.ts";

/** What it is called, whether people have it, and what to do with it. */
export function AssistantBar({ assistant }: { assistant: Assistant }) {
  const say = useWorkbenchWords();
  const spoken = useSpokenName();
  const [publishing, setPublishing] = useState(false);
  return (
    <>
      <Bar
        title={spoken(assistant.name)}
        crumbs={[{ label: say("studio"), link: { to: "/studio" } }]}
        heading={
          <>
            <AssistantIcon name={assistant.name} icon={assistant.icon} />
            <span className="truncate">
              <GivenName max={100}>{assistant.name}</GivenName>
            </span>
          </>
        }
        note={
          <span className="flex items-center gap-1.5">
            <Tag tone="outline">{say("draft")}</Tag>
            {assistant.publishedVersion !== null && <PublishedChip version={assistant.publishedVersion} />}
            <OutOfUseBadge disabled={assistant.disabled} />
          </span>
        }
        actions={
          <>
            <SavingNote className="max-[900px]:hidden" />
            <Link
              to="/studio/$assistantId/analytics"
              params={{ assistantId: assistant.id }}
              aria-label={say("analytics")}
              className={buttonClass("quiet")}
            >
              <ChartNoAxesColumn aria-hidden="true" className="size-4" />
              <span className="hidden sm:inline">{say("analytics")}</span>
            </Link>
            <Button variant="main" onClick={() => setPublishing(true)}>
              {say("publish")}
            </Button>
          </>
        }
      />
      {publishing && <PublishDialog assistant={assistant} onClose={() => setPublishing(false)} />}
    </>
  );
}
