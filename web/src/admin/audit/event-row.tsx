import type { AuditEvent } from "../../api/schema.gen.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { JsonTree } from "../../ui/json-tree.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { detailsText } from "./details-text.ts";
import { useAuditWords } from "./words.ts";

interface EventRowProps {
  event: AuditEvent;
  nameOf: (id: string) => string;
  onActor: (id: string) => void;
  onSubject: (id: string) => void;
}

/** One event: when, what, who, on what; its details open below. */
export function EventRow({ event, nameOf, onActor, onSubject }: EventRowProps) {
  const say = useAuditWords();
  const language = useLanguage();
  const format = useFormat();
  const { at, label, actor, subject } = event;
  const actorName = actor.id === null ? say("system") : nameOf(actor.id);
  return (
    <article className="grid gap-x-5 gap-y-1 px-4 py-3 md:grid-cols-[10.5rem_1fr_1fr]">
      <time dateTime={at} className="text-[0.8125rem] text-faint tabular-nums md:pt-0.5">
        {format.dateTime(at)}
      </time>
      <div className="min-w-0">
        <h3 className="font-medium">{label[language]}</h3>
        <code className="font-mono text-xs text-faint">{event.event}</code>
      </div>
      <dl className="min-w-0 space-y-0.5 text-[0.8125rem]">
        <Who term={say("actor")}>
          {actor.id === null ? (
            actorName
          ) : (
            <NameButton
              name={actorName}
              label={say("filterActor", { name: actorName })}
              id={actor.id}
              onPick={onActor}
            />
          )}
        </Who>
        {subject !== null && subject !== actor.id && (
          <Who term={say("subject")}>
            <NameButton
              name={nameOf(subject)}
              label={say("filterSubject", { name: nameOf(subject) })}
              id={subject}
              onPick={onSubject}
            />
          </Who>
        )}
      </dl>
      <Details event={event} />
    </article>
  );
}

function Who({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline gap-2">
      <dt className="shrink-0 text-faint">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

interface NameButtonProps {
  name: string;
  label: string;
  id: string;
  onPick: (id: string) => void;
}

function NameButton({ name, label, id, onPick }: NameButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={id}
      onClick={() => onPick(id)}
      className="min-h-6 max-w-full text-left wrap-anywhere hover:text-accent-ink hover:underline"
    >
      <bdi>{name}</bdi>
    </button>
  );
}

const shownHash = 12;

function Details({ event: { details, hash, id } }: Pick<EventRowProps, "event">) {
  const say = useAuditWords();
  const text = detailsText(details, useLanguage());
  return (
    <details className="min-w-0 text-[0.8125rem] md:col-start-2 md:col-end-4">
      <summary className="min-h-6 text-soft wrap-anywhere">{text === "" ? say("more") : text}</summary>
      <div className="mt-1 rounded-xl bg-sunken p-2 font-mono text-xs">
        {text !== "" && <JsonTree name={say("details")} value={details} open={2} />}
        <p className="flex flex-wrap items-center gap-x-2 py-px pl-4 text-soft">
          <span>{say("number", { id })}</span>
          {hash === null ? (
            say("notSealed")
          ) : (
            <>
              <span title={hash}>{say("hash", { hash: `${hash.slice(0, shownHash)}…` })}</span>
              <CopyButton text={hash} label={say("copyHash")} />
            </>
          )}
        </p>
      </div>
    </details>
  );
}
