import { useQuery } from "@tanstack/react-query";
import { runQuery } from "../api/runs.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { SidePanel } from "../ui/panel.tsx";
import { WhyNote } from "../ui/why/why-note.tsx";
import { CallsPanel } from "./calls-panel.tsx";
import { useChatWords } from "./words.ts";

/** The requests of one turn and why they were made, beside the thread; on a phone in its place. */
export function TracePanel({ runId, onClose }: { runId: string; onClose: () => void }) {
  const say = useChatWords();
  return (
    <SidePanel title={say("trace")} onClose={onClose}>
      <Reasons runId={runId} />
      <CallsPanel runId={runId} />
    </SidePanel>
  );
}

function Reasons({ runId }: { runId: string }) {
  const say = useChatWords();
  const steps = useQuery(runQuery(runId)).data?.steps ?? [];
  const reasons = steps.flatMap(({ id, why }) => (why === undefined ? [] : [{ id, why }]));
  if (reasons.length === 0) return null;
  return (
    <div className="border-line-strong border-b px-4 py-2">
      <Disclosure label={say("whyChosen")}>
        <div className="space-y-4 pb-2">
          {reasons.map(({ id, why }) => (
            <WhyNote key={id} why={why} />
          ))}
        </div>
      </Disclosure>
    </div>
  );
}
