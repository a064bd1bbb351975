import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { threadQuery } from "../api/conversations.ts";
import { rereadGrants } from "../api/grants.ts";
import { hasEnded, reduceRunEvent } from "../api/run-events.ts";
import { followRun } from "../api/run-stream.ts";
import { runQuery } from "../api/runs.ts";
import type { Run } from "../api/schema.gen.ts";

export interface FollowedRunView {
  run: Run | undefined;
  /** The answer as far as it has been written. */
  draft: string;
}

/** A run as it is now, followed until it has ended. `known` saves reading it first. */
export function useFollowedRun(runId: string | null, known: Run | null): FollowedRunView {
  const client = useQueryClient();
  const query = useQuery({
    ...runQuery(runId ?? ""),
    enabled: runId !== null,
    ...(known === null ? {} : { initialData: known }),
  });
  const [draft, setDraft] = useState({ runId, text: "" });
  const live = query.data !== undefined && !hasEnded(query.data);
  const { refetch } = query;
  useEffect(() => {
    if (!live || runId === null) return;
    const { queryKey } = runQuery(runId);
    let written = "";
    return followRun(runId, {
      onRestart: () => {
        written = "";
      },
      onRefused: () => void refetch(),
      onEvent: (event) => {
        const next = reduceRunEvent({ run: client.getQueryData(queryKey) ?? null, draft: written }, event);
        written = next.draft;
        setDraft({ runId, text: next.draft });
        if (next.run === null) return;
        // A skill that was called may have said something into the chat by itself.
        if (settledCalls(next.run) > settledCalls(client.getQueryData(queryKey)))
          void client.invalidateQueries({ queryKey: threadQuery(next.run.conversationId).queryKey });
        client.setQueryData(queryKey, next.run);
      },
    });
  }, [live, runId, client, refetch]);
  useRefreshAtEnd(live, query.data);
  return { run: query.data, draft: draft.runId === runId ? draft.text : "" };
}

function settledCalls(run: Run | undefined): number {
  return run?.steps.filter(({ kind, status }) => kind === "call" && status !== "running").length ?? 0;
}

/** When a run that was seen alive has ended, what depends on it is read again. */
function useRefreshAtEnd(live: boolean, run: Run | undefined): void {
  const client = useQueryClient();
  const [aliveId, setAliveId] = useState<string | null>(null);
  if (live && run && aliveId !== run.id) setAliveId(run.id);
  const ended = run !== undefined && !live && aliveId === run.id ? run : null;
  useEffect(() => {
    if (ended === null) return;
    void client.invalidateQueries({ queryKey: threadQuery(ended.conversationId).queryKey });
    void client.invalidateQueries({ queryKey: ["conversations"] });
    void client.invalidateQueries({ queryKey: ["runs", ended.id, "calls"] });
    void rereadGrants(client);
  }, [ended, client]);
}
