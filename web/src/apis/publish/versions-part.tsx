import { History } from "lucide-react";
import { useApiDifference, useApiVersions } from "../../api/apis.ts";
import type { Api, ApiVersion } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { FailureNote, FailurePanel } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { Tag } from "../../ui/tag.tsx";
import { DifferenceView } from "./difference-view.tsx";
import { usePublishWords } from "./words.ts";

/** What was published, the latest first, each with what it changed. */
export function VersionsPart({ api }: { api: Api }) {
  const say = usePublishWords();
  const found = useApiVersions(api.id);
  const versions = found.data?.pages.flatMap((page) => page.versions) ?? [];
  if (found.error && !found.data)
    return <FailurePanel error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Skeleton lines={5} className="px-gutter pt-5" />;
  if (versions.length === 0)
    return (
      <Blank
        icon={<History aria-hidden="true" />}
        title={say("versionsNone")}
        text={say("versionsNoneText")}
      />
    );
  return (
    <div className="max-w-4xl px-gutter py-5">
      <ul className="border-rule border-t-2">
        {versions.map((version) => (
          <li key={version.number} className="border-line border-b py-3">
            <Version apiId={api.id} version={version} isCurrent={version.number === api.publishedNumber} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mt-3" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say("more")}
        </Button>
      )}
    </div>
  );
}

interface VersionProps {
  apiId: string;
  version: ApiVersion;
  isCurrent: boolean;
}

function Version({ apiId, version: { number, notes, points, at, by }, isCurrent }: VersionProps) {
  const say = usePublishWords();
  const format = useFormat();
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{say("version", { number })}</span>
        {isCurrent && <Tag tone="accent">{say("current")}</Tag>}
        <span className="text-faint">{say("points", { count: points })}</span>
        <span className="ml-auto text-note text-faint">
          {say.rich("by", {
            name: <GivenName max={40}>{by.name}</GivenName>,
            time: <time dateTime={at}>{format.dateTime(at)}</time>,
          })}
        </span>
      </p>
      <p className={notes === "" ? "text-faint" : "wrap-anywhere whitespace-pre-wrap text-soft"}>
        {notes === "" ? say("noNotes") : <bdi>{notes}</bdi>}
      </p>
      <Disclosure label={say("changes")}>
        <Changes apiId={apiId} number={number} />
      </Disclosure>
    </>
  );
}

function Changes({ apiId, number }: { apiId: string; number: number }) {
  const { data, error, refetch } = useApiDifference(apiId, { version: number });
  if (error && !data) return <FailureNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  return (
    <div className="pt-2">
      <DifferenceView difference={data} />
    </div>
  );
}
