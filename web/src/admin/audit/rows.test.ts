import { expect, test } from "vitest";
import type { AuditEvent } from "../../api/schema.gen.ts";
import { rowsOf } from "./rows.ts";

const event = (id: number, at: Date): AuditEvent => ({
  id,
  at: at.toISOString(),
  event: "run.started",
  label: { zh: "", en: "" },
  actor: { kind: "system", id: null },
  subject: null,
  details: {},
  hash: null,
});

test("a day stands above its events, by the reader's own calendar", () => {
  const rows = rowsOf([
    event(3, new Date(2026, 4, 2, 0, 0, 1)),
    event(2, new Date(2026, 4, 1, 23, 59, 59)),
    event(1, new Date(2026, 4, 1, 0, 0, 0)),
  ]);

  expect(rows.map((row) => (row.kind === "day" ? row.day : row.event.id))).toEqual([
    "2026-05-02",
    3,
    "2026-05-01",
    2,
    1,
  ]);
  expect(rowsOf([])).toEqual([]);
});
