import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { runQuery, useCalls } from "../../api/runs.ts";
import type { Call } from "../../api/schema.gen.ts";
import { CopyTextButton } from "../../ui/copy-button.tsx";
import { JsonTree } from "../../ui/json-tree.tsx";
import { WhyNote } from "../../ui/why/why-note.tsx";
import { MomentTable } from "./moment-table.tsx";
import { type Timeline, timelineOf } from "./timeline.ts";
import { duration, type TrialSay, useTrialWords } from "./words.ts";

/** What happened in a turn, as a time line; a request opens what was sent and answered, masked, and a plan why it is that. */
export function TracePane({ runId }: { runId: string | null }) {
  const say = useTrialWords();
  const run = useQuery({ ...runQuery(runId ?? ""), enabled: runId !== null }).data;
  const settled =
    run?.steps.filter(({ kind, status }) => kind === "call" && status !== "running").length ?? 0;
  const calls = useCalls(runId ?? "", settled > 0, settled).data ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const timeline = run && timelineOf(run, calls);
  const open = timeline?.moments.find((moment) => moment.key === chosen);
  const call = open?.call ?? calls.at(-1);
  return (
    <section aria-label={say("process")} className="flex min-h-0 flex-col border-rule border-t">
      <header className="flex min-h-10 shrink-0 items-center gap-2 px-4">
        <h3 className="font-semibold">{say("process")}</h3>
        {timeline && (
          <span className="min-w-0 truncate text-note text-faint">
            {summary(say, timeline, run.completedAt)}
          </span>
        )}
        <span className="ml-auto">
          {call?.curl && <CopyTextButton label={say("copyCurl")} text={call.curl} />}
        </span>
      </header>
      {timeline === undefined ? (
        <p className="px-4 pb-3 text-soft">{say("processEmpty")}</p>
      ) : (
        <div className="scroll-quiet min-h-0 flex-1 overflow-auto border-line-strong border-t">
          <MomentTable
            timeline={timeline}
            chosen={chosen}
            onChoose={(key) => setChosen(key === chosen ? null : key)}
          />
          {open?.call && <Exchange call={open.call} />}
          {open?.step?.why && (
            <div className="bg-side px-4 py-3">
              <WhyNote why={open.step.why} />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function summary(say: TrialSay, { moments, total, waited }: Timeline, completedAt: string | null): string {
  const steps = say("steps", { count: moments.length });
  if (completedAt === null) return say("running", { steps });
  const words = { steps, total: duration(say, total), waited: duration(say, waited) };
  return say(waited > 0 ? "totalWaited" : "total", words);
}

function Exchange({ call: { request, response, error } }: { call: Call }) {
  const shown = { request, response, ...(error === undefined ? {} : { error }) };
  return (
    <div className="scroll-quiet overflow-x-auto bg-side px-4 py-2 font-mono text-code">
      <JsonTree value={shown} open={2} closed="headers" />
    </div>
  );
}
