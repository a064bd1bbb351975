import { useNavigate } from "@tanstack/react-router";
import { CheckCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useApiDifference, usePublishApi } from "../../api/apis.ts";
import type { Api, ApiDifference } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Textarea } from "../../ui/input.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Draft } from "../draft/use-draft.ts";
import type { Place } from "../place.ts";
import { DifferenceView } from "./difference-view.tsx";
import { usePublishWords } from "./words.ts";

interface PublishPartProps {
  api: Api;
  draft: Draft;
  place: Place;
  mayPublish: boolean;
}

/** What publishing the draft would change, for how many people, and the button that does it. */
export function PublishPart({ api, draft, place, mayPublish }: PublishPartProps) {
  const say = usePublishWords();
  const found = useApiDifference(api.id, { revision: api.revision });
  if (found.error && !found.data)
    return <FailurePanel error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton lines={6} className="px-gutter pt-5" />;
  const difference = found.data;
  const { points, renamed, baseUrl, problems } = difference;
  const isSame = points.length === 0 && baseUrl === null && !renamed;
  return (
    <div className="max-w-4xl space-y-6 px-gutter py-5">
      {draft.editing.isChanged && (
        <p className="flex flex-wrap items-center gap-3 rounded-control bg-notice-soft px-3 py-1.5 text-notice-ink">
          {say("unsaved")}
          <Button size="small" busy={draft.saving} onClick={() => void draft.save()}>
            {say("save")}
          </Button>
        </p>
      )}
      {isSame && problems.length === 0 ? (
        <div className="-mx-gutter">
          <Blank icon={<CheckCheck aria-hidden="true" />} title={say("nothing")} />
        </div>
      ) : (
        <>
          <p className="text-body text-pretty text-soft">
            {say(api.publishedNumber === null ? "first" : "lead")}
          </p>
          {problems.length > 0 && <Problems api={api} draft={draft} place={place} problems={problems} />}
          <DifferenceView difference={difference} ahead />
          {mayPublish ? (
            <Publishing api={api} difference={difference} place={place} />
          ) : (
            <p className="text-soft">{say("onlyAdmin")}</p>
          )}
        </>
      )}
    </div>
  );
}

interface ProblemsProps extends Pick<PublishPartProps, "api" | "draft" | "place"> {
  problems: ApiDifference["problems"];
}

function Problems({ api, draft, place, problems }: ProblemsProps) {
  const say = usePublishWords();
  const navigate = useNavigate();
  return (
    <section className="rounded-control bg-notice-soft px-3 py-2.5 text-notice-ink">
      <h2 className="flex items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
        {say("problems")}
      </h2>
      <ul className="my-1.5 list-disc pl-6">
        {[...new Set(problems.map(({ message }) => message))].slice(0, 8).map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <Button
        size="small"
        onClick={() => {
          draft.editing.sayProblems(problems);
          void navigate({ to: `${place}/$apiId`, params: { apiId: api.id }, search: {} });
        }}
      >
        {say("toDraft")}
      </Button>
    </section>
  );
}

interface PublishingProps extends Pick<PublishPartProps, "api" | "place"> {
  difference: ApiDifference;
}

function Publishing({ api, difference, place }: PublishingProps) {
  const say = usePublishWords();
  const navigate = useNavigate();
  const publish = usePublishApi(api.id);
  const [notes, setNotes] = useState("");
  const [asking, setAsking] = useState(false);
  const number = (api.publishedNumber ?? 0) + 1;
  const concerned = (change: "opens_more" | "withdrawn") =>
    Math.max(0, ...difference.points.filter((point) => point.change === change).map(({ people }) => people));
  const [rests, ends] = [concerned("opens_more"), concerned("withdrawn")];
  return (
    <div className="space-y-4">
      <Field label={say("notes")} hint={say("notesHint")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={notes}
            onChange={({ target }) => setNotes(target.value)}
          />
        )}
      </Field>
      <Button variant="main" disabled={difference.problems.length > 0} onClick={() => setAsking(true)}>
        {say("publish", { number })}
      </Button>
      {asking && (
        <ConfirmDialog
          title={say("confirmTitle", { number })}
          confirm={say("publish", { number })}
          danger={ends > 0}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const { version } = await publish.mutateAsync({ revision: api.revision, notes: notes.trim() });
            toast.success(say("published", { number: version.number }));
            await navigate({
              to: `${place}/$apiId`,
              params: { apiId: api.id },
              search: { part: "versions" },
            });
          }}
        >
          {rests > 0 && <p>{say("confirmRests", { count: rests })}</p>}
          {ends > 0 && <p>{say("confirmEnds", { count: ends })}</p>}
          {rests + ends === 0 && <p>{say("confirmNobody")}</p>}
        </ConfirmDialog>
      )}
    </div>
  );
}
