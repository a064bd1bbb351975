import { History } from "lucide-react";
import { useState } from "react";
import { useRestoreVersion, useVersions } from "../../api/assistants.ts";
import type { Assistant, AssistantVersion } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast } from "../../ui/toast.tsx";
import { useStudioWords } from "../words.ts";
import { ChangeList } from "./change-list.tsx";
import { DifferenceDialog } from "./difference-dialog.tsx";
import { useVersionWords } from "./words.ts";

export function VersionsTab({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const versions = useVersions(assistant.id);
  const [restoring, setRestoring] = useState<number>();
  const [comparing, setComparing] = useState<number>();
  const restore = useRestoreVersion(assistant.id);
  if (versions.error) return <FailureNote error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.isPending) return <Skeleton lines={5} />;
  if (versions.data.length === 0) {
    return (
      <Blank
        icon={<History aria-hidden="true" />}
        title={say("noVersionsTitle")}
        text={say("noVersionsText")}
      />
    );
  }
  return (
    <div>
      <p className="mb-4 text-soft">{say("versionsLead")}</p>
      <ol className="divide-y divide-line border-line border-y">
        {versions.data.map((version) => (
          <VersionRow
            key={version.number}
            version={version}
            current={version.number === assistant.publishedVersion}
            onCompare={() => setComparing(version.number)}
            onRestore={() => setRestoring(version.number)}
          />
        ))}
      </ol>
      {comparing !== undefined && (
        <DifferenceDialog assistant={assistant} from={comparing} onClose={() => setComparing(undefined)} />
      )}
      {restoring !== undefined && (
        <ConfirmDialog
          title={say("restoreTitle", { number: restoring })}
          confirm={say("restore")}
          onConfirm={async () => {
            await restore.mutateAsync(restoring);
            toast.success(say("restored", { number: restoring }));
          }}
          onClose={() => setRestoring(undefined)}
        >
          <p>{say("restoreText")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

interface VersionRowProps {
  version: AssistantVersion;
  current: boolean;
  onCompare: () => void;
  onRestore: () => void;
}

function VersionRow({ version, current, onCompare, onRestore }: VersionRowProps) {
  const say = useStudioWords();
  const here = useVersionWords();
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="flex flex-wrap items-center gap-2 font-semibold">
          {say("version", { number: version.number })}
          {current && <Tag tone="accent">{say("current")}</Tag>}
        </h2>
        <p className="text-work text-faint">
          {say.rich("publishedBy", {
            name: <GivenName>{version.by.name}</GivenName>,
            time: <time dateTime={version.at}>{format.dateTime(version.at)}</time>,
          })}
        </p>
        {version.notes !== "" && <p className="mt-2 whitespace-pre-wrap wrap-anywhere">{version.notes}</p>}
        <ChangeList changes={version.changes} />
      </div>
      <div className="flex gap-2">
        <Button
          size="small"
          variant="quiet"
          aria-label={here("compareWith", { number: version.number })}
          onClick={onCompare}
        >
          {here("compare")}
        </Button>
        <Button size="small" onClick={onRestore}>
          {say("restore")}
        </Button>
      </div>
    </li>
  );
}
