import { History } from "lucide-react";
import { useState } from "react";
import { useRestoreVersion, useVersions } from "../../api/assistants.ts";
import type { Assistant, AssistantVersion } from "../../api/schema.gen.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { toast } from "../../ui/toast.tsx";
import { useStudioWords } from "../words.ts";

export function VersionsTab({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const versions = useVersions(assistant.id);
  const [restoring, setRestoring] = useState<number>();
  const restore = useRestoreVersion(assistant.id);
  if (versions.error) return <FailureNote error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.isPending) return <Skeleton lines={5} />;
  if (versions.data.length === 0) {
    return (
      <EmptyState
        icon={<History aria-hidden="true" />}
        title={say("noVersionsTitle")}
        text={say("noVersionsText")}
      />
    );
  }
  return (
    <div>
      <p className="mb-4 text-soft">{say("versionsLead")}</p>
      <ol className="space-y-3">
        {versions.data.map((version) => (
          <li key={version.number}>
            <VersionCard
              version={version}
              current={version.number === assistant.publishedVersion}
              onRestore={() => setRestoring(version.number)}
            />
          </li>
        ))}
      </ol>
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

interface VersionCardProps {
  version: AssistantVersion;
  current: boolean;
  onRestore: () => void;
}

function VersionCard({ version, current, onRestore }: VersionCardProps) {
  const say = useStudioWords();
  const format = useFormat();
  return (
    <Card className="flex flex-wrap items-start justify-between gap-3 p-5">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="flex flex-wrap items-center gap-2 font-semibold">
          {say("version", { number: version.number })}
          {current && <Badge tone="ok">{say("current")}</Badge>}
        </h2>
        <p className="text-[0.8125rem] text-faint">
          {say.rich("publishedBy", {
            name: <GivenName>{version.by.name}</GivenName>,
            time: <time dateTime={version.at}>{format.dateTime(version.at)}</time>,
          })}
        </p>
        {version.notes !== "" && <p className="mt-2 whitespace-pre-wrap wrap-anywhere">{version.notes}</p>}
        <ChangeList changes={version.changes} />
      </div>
      <Button size="sm" onClick={onRestore}>
        {say("restore")}
      </Button>
    </Card>
  );
}

export function ChangeList({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="mt-2 list-disc space-y-0.5 pl-5 text-soft marker:text-faint">
      {changes.map((change) => (
        <li key={change} className="wrap-anywhere">
          {change}
        </li>
      ))}
    </ul>
  );
}
