import { useOrganisationModel } from "../../api/model.ts";
import { FailurePanel } from "../../ui/failure.tsx";
import { Page, PageHeader } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { InUse } from "./in-use.tsx";
import { ModelSettings } from "./model-settings.tsx";
import { UsageSection } from "./usage/usage-section.tsx";
import { useModelWords } from "./words.ts";

/** What plans for the organisation: which model, what it may read, how much it may use, and what it did use. */
export function ModelPage() {
  const say = useModelWords();
  const model = useOrganisationModel();
  return (
    <Page wide>
      <PageHeader title={say("title")} lead={say("lead")} />
      {model.isPending && <Skeleton lines={8} />}
      {model.error && !model.data && (
        <FailurePanel error={model.error} onRetry={() => void model.refetch()} />
      )}
      {model.data && (
        <div className="space-y-10">
          <InUse model={model.data} />
          <ModelSettings model={model.data} />
          <UsageSection planned={model.data.source !== "none"} />
        </div>
      )}
    </Page>
  );
}
