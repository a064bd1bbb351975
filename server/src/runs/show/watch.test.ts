import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import type { TenantCtx } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import type { Run, RunStatus } from "../run.ts";
import type { ShownRun } from "./view.ts";
import { type Watched, watchRun } from "./watch.ts";

function watched(status: RunStatus) {
  const held = new Set(["changes", "drafts"]);
  const stopping = new AbortController();
  const told: string[] = [];
  const run = { status, revision: 1, steps: [] } as unknown as Run;
  const given: Watched = {
    runId: newId("run"),
    personId: newId("usr"),
    first: { run } as ShownRun,
    seen: 0,
    changed: { unfollow: () => void held.delete("changes"), listen() {} },
  };
  const drafts = { follow: () => ({ plannedAt() {}, stop: () => void held.delete("drafts") }) };
  const leave = watchRun(
    { organisationId: newId("org") } as TenantCtx,
    { drafts, stopping: stopping.signal },
    given,
    { run: () => told.push("run"), delta() {}, end: () => told.push("end") },
  );
  return { held, stopping, told, leave };
}

const listeners = ({ signal }: AbortController) => getEventListeners(signal, "abort").length;

test("whoever leaves a run leaves nothing behind, and is told nothing more", () => {
  const { held, stopping, told, leave } = watched("in_progress");
  expect([held.size, listeners(stopping)]).toEqual([2, 1]);

  leave();
  stopping.abort();

  expect([held.size, listeners(stopping)]).toEqual([0, 0]);
  expect(told).toEqual(["run"]);
});

test("one that is over ends by itself, and so does a node that stops", () => {
  const over = watched("completed");
  expect([over.held.size, listeners(over.stopping)]).toEqual([0, 0]);
  expect(over.told).toEqual(["run", "end"]);

  const { held, stopping, told } = watched("in_progress");
  stopping.abort();
  expect(held.size).toBe(0);
  expect(told).toEqual(["run", "end"]);
});
