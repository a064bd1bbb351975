import { CalendarX, Repeat, Trash2 } from "lucide-react";
import { useAgendaEvent, useAnswerInvitation, useDeleteEvent } from "../api/agenda.ts";
import { useUndoChange } from "../api/changes.ts";
import { isStatus } from "../api/client.ts";
import type { AgendaAttendee, AgendaEvent } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { ChangeLine } from "../ui/changes/change-line.tsx";
import { Facts } from "../ui/facts.tsx";
import { FailurePanel, useFailureText } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { SidePanel } from "../ui/panel.tsx";
import { Segments } from "../ui/segments.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { Face } from "../ui/tile.tsx";
import { toast } from "../ui/toast.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { useWhen } from "./use-when.ts";
import { useAgendaPageWords } from "./words.ts";

/** One event in full, in the place of the to-dos; on a phone over the page. */
export function EventPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useAgendaPageWords();
  const { data: event, error, refetch } = useAgendaEvent(id);
  const gone = isStatus(error, 404);
  const title = event ? <GivenName max={200}>{event.title}</GivenName> : say(gone ? "goneTitle" : "events");
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={event && <DeleteEvent event={event} onDeleted={onClose} />}
    >
      {event && <EventDetail event={event} />}
      {!event && !error && <Skeleton lines={6} className="p-4" />}
      {!event && gone && (
        <div className="p-4">
          <CalendarX aria-hidden="true" className="size-5 text-faint" />
          <p className="mt-2 text-soft">{say("goneText")}</p>
        </div>
      )}
      {!event && error && !gone && <FailurePanel error={error} onRetry={() => void refetch()} />}
    </SidePanel>
  );
}

function EventDetail({ event }: { event: AgendaEvent }) {
  const say = useAgendaPageWords();
  const when = useWhen(event).whole;
  const { location, description, organiser, attendees, repeats, timeZone, change, mine } = event;
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="space-y-5 p-4">
      <div>
        <p className="text-body font-medium">{when}</p>
        {repeats && (
          <p className="flex items-center gap-1.5 text-note text-faint">
            <Repeat aria-hidden="true" className="size-3.5" />
            {say("repeats")}
          </p>
        )}
        {timeZone !== null && timeZone !== ownZone && (
          <p className="text-note text-faint">{say("planned", { zone: timeZone })}</p>
        )}
        {change && <ChangeLine change={change} />}
      </div>
      {!mine && <OwnAnswer event={event} />}
      {location !== "" && (
        <Facts facts={[{ label: say("place"), value: <GivenName max={300}>{location}</GivenName> }]} />
      )}
      <section>
        <h3 className="pb-1 text-note font-medium text-faint">{say("attendees")}</h3>
        <ul>
          <PersonLine person={organiser} note={say("organiser")} />
          {attendees.map((attendee, index) => (
            <PersonLine key={index} person={attendee} note={<AttendeeNote attendee={attendee} />} />
          ))}
        </ul>
      </section>
      {description !== "" && (
        <section>
          <h3 className="pb-1 text-note font-medium text-faint">{say("description")}</h3>
          <p className="text-body whitespace-pre-wrap wrap-anywhere">
            <GivenName max={5000}>{description}</GivenName>
          </p>
        </section>
      )}
    </div>
  );
}

interface PersonLineProps {
  person: AgendaEvent["organiser"];
  note: React.ReactNode;
}

function PersonLine({ person: { name, picture, you }, note }: PersonLineProps) {
  const say = useAgendaPageWords();
  const spoken = useSpokenName();
  return (
    <li className="flex min-h-10 items-center gap-2.5 border-line border-b py-1">
      <Face name={name} picture={picture} />
      <span className="min-w-0 flex-1 truncate">
        <bdi>{you ? say("youAre", { name: spoken(name, 40) }) : spoken(name, 40)}</bdi>
      </span>
      <span className="text-note text-faint">{note}</span>
    </li>
  );
}

function AttendeeNote({ attendee: { response, optional } }: { attendee: AgendaAttendee }) {
  const say = useAgendaPageWords();
  return [
    say(response === "needsAction" ? "noAnswer" : response),
    ...(optional ? [say("optional")] : []),
  ].join(" · ");
}

function OwnAnswer({ event: { id, response } }: { event: AgendaEvent }) {
  const say = useAgendaPageWords();
  const failureText = useFailureText();
  const answer = useAnswerInvitation();
  const chosen = answer.isPending ? answer.variables.response : response;
  return (
    <section>
      <h3 className="pb-1 text-note font-medium text-faint">{say("yourAnswer")}</h3>
      <Segments
        legend={say("yourAnswer")}
        disabled={answer.isPending}
        value={chosen}
        options={[
          { value: "accepted", label: say("accept") },
          { value: "tentative", label: say("maybe") },
          { value: "declined", label: say("decline") },
        ]}
        onChange={(value) => {
          if (value === "needsAction") return;
          answer.mutate(
            { id, response: value },
            {
              onSuccess: () => toast.success(say("answered")),
              onError: (error) => toast.failure(failureText(error)),
            },
          );
        }}
      />
    </section>
  );
}

/** At once, and taken back as long as the message stands. */
function DeleteEvent({
  event: { id, title, mine, attendees },
  onDeleted,
}: {
  event: AgendaEvent;
  onDeleted: () => void;
}) {
  const say = useAgendaPageWords();
  const failureText = useFailureText();
  const spoken = useSpokenName();
  const remove = useDeleteEvent();
  const undo = useUndoChange();
  return (
    <>
      <Button
        variant="take"
        busy={remove.isPending}
        onClick={() =>
          remove.mutate(id, {
            onSuccess: ({ changeId }) => {
              onDeleted();
              toast.success(say(mine ? "deleted" : "left", { title: spoken(title) }), {
                undo: () => undo.mutate(changeId, { onError: (error) => toast.failure(failureText(error)) }),
              });
            },
            onError: (error) => toast.failure(failureText(error)),
          })
        }
      >
        <Trash2 aria-hidden="true" />
        {say(mine ? "deleteEvent" : "leaveEvent")}
      </Button>
      {mine && attendees.length > 0 && <span className="text-note text-faint">{say("deletedForAll")}</span>}
    </>
  );
}
