import { useNavigate } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useAgendaEvent } from "../api/agenda.ts";
import { useTodos } from "../api/todos.ts";
import { Bar } from "../ui/bar.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Pane, PaneBody, Panes } from "../ui/panes.tsx";
import { Segments } from "../ui/segments.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { useMedia } from "../ui/use-media.ts";
import { useReadSearch } from "../ui/use-read-search.ts";
import { dayOf, daysOf, stepped } from "./days.ts";
import { EventPanel } from "./event-panel.tsx";
import { Events } from "./events.tsx";
import { type AgendaSearch, type View, views } from "./search.ts";
import { TodoPane } from "./todos/todo-pane.tsx";
import { useAgendaKeys } from "./use-agenda-keys.ts";
import { useAgendaPageWords } from "./words.ts";

/** What is planned and what is to be done, beside each other; on a phone one of both. */
export function AgendaPage() {
  const say = useAgendaPageWords();
  const navigate = useNavigate({ from: "/agenda" });
  const search = useReadSearch("/shell/agenda");
  const roomy = useMedia("(width >= 48rem)");
  const opened = useAgendaEvent(search.event);
  const eventDay = opened.data && daysOf(opened.data)[0];
  const day = search.date ?? eventDay ?? dayOf(new Date());
  // A phone shows no months.
  const view = roomy ? (search.view ?? "week") : "week";
  const go = (to: Partial<AgendaSearch>) =>
    void navigate({ search: ({ tab, view }) => ({ ...(tab && { tab }), ...(view && { view }), ...to }) });
  const step = (by: 1 | -1) => go({ date: stepped(view, day, by) });
  const keys = { previous: () => step(-1), next: () => step(1), today: () => go({}) };
  useAgendaKeys(keys);

  const events = (
    <Events
      view={view}
      day={day}
      chosen={search.event}
      onChoose={(event) => go({ date: day, event })}
      onDay={(date) => go({ view: "day", date })}
    />
  );
  const close = () => go({ date: day });
  return (
    <>
      <Bar
        title={say("title")}
        actions={
          <>
            {roomy && (
              <Segments
                legend={say("view")}
                options={views.map((value) => ({ value, label: say(value) }))}
                value={view}
                onChange={(chosen: View) =>
                  void navigate({ search: () => ({ ...(chosen !== "week" && { view: chosen }), date: day }) })
                }
              />
            )}
            {(roomy || search.tab === undefined) && (
              <>
                <Button aria-keyshortcuts="t" onClick={keys.today}>
                  {say("today")}
                </Button>
                <IconButton
                  label={say(`previous_${view}`)}
                  aria-keyshortcuts="ArrowLeft"
                  onClick={keys.previous}
                >
                  <ChevronLeft aria-hidden="true" />
                </IconButton>
                <IconButton label={say(`next_${view}`)} aria-keyshortcuts="ArrowRight" onClick={keys.next}>
                  <ChevronRight aria-hidden="true" />
                </IconButton>
              </>
            )}
          </>
        }
      />
      {roomy ? (
        <Panes className="grid-cols-[minmax(0,1fr)_minmax(18rem,23rem)]">
          <Pane aria-label={say("events")}>
            <PaneBody tabIndex={0}>{events}</PaneBody>
          </Pane>
          {search.event === undefined ? (
            <Pane aria-label={say("todos")}>
              <PaneBody tabIndex={0} className="bg-side">
                <TodoPane />
              </PaneBody>
            </Pane>
          ) : (
            <EventPanel key={search.event} id={search.event} onClose={close} />
          )}
        </Panes>
      ) : search.event !== undefined ? (
        <EventPanel key={search.event} id={search.event} onClose={close} />
      ) : (
        <OnPhone
          tab={search.tab}
          onTab={(tab) => void navigate({ search: () => ({ date: day, ...(tab === "todos" && { tab }) }) })}
        >
          {events}
        </OnPhone>
      )}
    </>
  );
}

interface OnPhoneProps {
  tab: "todos" | undefined;
  onTab: (tab: "events" | "todos") => void;
  children: React.ReactNode;
}

function OnPhone({ tab, onTab, children }: OnPhoneProps) {
  const say = useAgendaPageWords();
  const open = useTodos({ finished: false }).data?.pages[0]?.total;
  return (
    <Tabs
      label={say("title")}
      value={tab ?? "events"}
      onChange={onTab}
      tabs={[
        { value: "events", label: say("events"), panel: <div className="-mx-gutter -mt-4">{children}</div> },
        {
          value: "todos",
          label: say("todos"),
          count: open,
          panel: (
            <div className="-mx-gutter -mt-4">
              <TodoPane />
            </div>
          ),
        },
      ]}
    />
  );
}
