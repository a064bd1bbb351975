import { Link2, Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { useAuditEvent } from "../../api/audit.ts";
import { isStatus } from "../../api/client.ts";
import type { AuditEvent, AuditPlace } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { JsonTree } from "../../ui/json-tree.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { SidePanel } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { clip } from "../../ui/text.ts";
import { Face } from "../../ui/tile.tsx";
import type { AuditFilter } from "../search.ts";
import { aboutText, idsOf } from "./about.ts";
import { factsIn } from "./details-text.ts";
import { useClock } from "./use-clock.ts";
import { useSpokenNames } from "./use-spoken-names.ts";
import { useAuditWords } from "./words.ts";

interface EventPanelProps {
  id: number;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onFilter: (filter: AuditFilter) => void;
}

/** One event: in words, what is known of it, what else there is like it, and as it was written. */
export function EventPanel({ id, onFilter, ...panel }: EventPanelProps) {
  const say = useAuditWords();
  const language = useLanguage();
  const found = useAuditEvent(id);
  const event = found.data?.event;
  return (
    <SidePanel title={event ? event.label[language] : say("number", { id })} {...panel}>
      {found.isPending && <Skeleton lines={6} className="p-4" />}
      {found.error &&
        (isStatus(found.error, 404) ? (
          <p className="p-4 text-soft">{say("gone", { id })}</p>
        ) : (
          <FailurePanel error={found.error} onRetry={() => void found.refetch()} />
        ))}
      {found.data && <Event {...found.data} onFilter={onFilter} />}
    </SidePanel>
  );
}

interface EventProps {
  event: AuditEvent;
  place: AuditPlace | null;
  onFilter: (filter: AuditFilter) => void;
}

function Event({ event, place, onFilter }: EventProps) {
  const say = useAuditWords();
  const names = useSpokenNames([idsOf(event)]);
  const facts = useFacts(event, place, names);
  const { actor, subject, details } = event;
  const nameOf = (id: string) => clip(names.get(id) ?? id, 40);
  const { runId } = details;
  return (
    <>
      <div className="px-4 pt-3 pb-4">
        <Facts ruled facts={facts} />
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="small" onClick={() => onFilter({ actor: actor.id ?? "system" })}>
            {say("onlyActor", { name: actor.id === null ? say("system") : nameOf(actor.id) })}
          </Button>
          {subject !== null && subject !== actor.id && (
            <Button size="small" onClick={() => onFilter({ subject })}>
              {say("onlySubject", { name: nameOf(subject) })}
            </Button>
          )}
          {typeof runId === "string" && (
            <Button size="small" onClick={() => onFilter({ q: runId })}>
              {say("onlyRun")}
            </Button>
          )}
        </div>
      </div>
      <div className="px-4 pb-6">
        <AsWritten event={event} place={place} />
      </div>
    </>
  );
}

function useFacts(event: AuditEvent, place: AuditPlace | null, names: ReadonlyMap<string, string>) {
  const say = useAuditWords();
  const language = useLanguage();
  const format = useFormat();
  const clock = useClock();
  const { actor, subject, at, details, id } = event;
  const actorName = actor.id === null ? say("system") : clip(names.get(actor.id) ?? actor.id, 60);
  const about = aboutText(event, names);
  const facts: { label: ReactNode; value: ReactNode }[] = [
    {
      label: say("actor"),
      value: (
        <span className="flex items-center gap-2" title={actor.id ?? undefined}>
          {actor.kind === "person" && <Face size="small" name={actorName} />}
          <bdi>{actorName}</bdi>
        </span>
      ),
    },
    ...(about === null
      ? []
      : [{ label: say("subject"), value: <bdi title={subject ?? undefined}>{clip(about, 100)}</bdi> }]),
    {
      label: say("when"),
      value: (
        <time dateTime={at}>
          {format.date(at)} {clock(at)}
        </time>
      ),
    },
    ...factsIn(details, language, names).map(({ label, text }) => ({
      label: <span className="inline-block first-letter:uppercase">{label}</span>,
      value: <bdi>{text}</bdi>,
    })),
    {
      label: say("row"),
      value:
        place === null
          ? say("notSealed")
          : place.position === id
            ? String(id)
            : say("position", { id, position: place.position }),
    },
  ];
  return facts;
}

function AsWritten({ event, place }: Pick<EventProps, "event" | "place">) {
  const say = useAuditWords();
  const { label: _label, hash, ...row } = event;
  const written = { ...row, ...(place ? { previous: place.previous } : {}), hash };
  return (
    <Sheet
      title={say("asWritten")}
      aside={<CopyButton text={JSON.stringify(written, null, 2)} label={say("copyRow")} />}
    >
      <div className="text-code font-mono">
        <JsonTree value={written} open={2} />
      </div>
      <Place place={place} hash={hash} />
    </Sheet>
  );
}

function Place({ place, hash }: { place: AuditPlace | null; hash: string | null }) {
  const say = useAuditWords();
  if (place === null || hash === null) return <p className="mt-2 text-note text-faint">{say("notSealed")}</p>;
  const holds = place.fits && place.followed !== false;
  const Icon = holds ? Link2 : Unlink;
  const text = holds
    ? say(place.followed === null ? "fitsLast" : "fits")
    : say(place.fits ? "notFollowed" : "notFitting");
  return (
    <p
      className={`mt-2 flex items-center gap-1.5 text-note ${holds ? "text-faint" : "font-medium text-notice-ink"}`}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <span>{text}</span>
      <CopyButton text={hash} label={say("copyHash")} />
    </p>
  );
}
