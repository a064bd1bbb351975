import { SidePanel } from "../ui/panel.tsx";
import { CallsPanel } from "./calls-panel.tsx";
import { useChatWords } from "./words.ts";

/** The requests of one turn, beside the thread; on a phone in its place. */
export function TracePanel({ runId, onClose }: { runId: string; onClose: () => void }) {
  const say = useChatWords();
  return (
    <SidePanel title={say("trace")} onClose={onClose}>
      <CallsPanel runId={runId} />
    </SidePanel>
  );
}
