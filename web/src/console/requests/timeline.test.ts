import { expect, test } from "vitest";
import { momentsOf } from "./timeline.ts";

const at = (seconds: number) => new Date(Date.parse("2026-11-27T15:00:00Z") + seconds * 1000).toISOString();
const person = { alias: "0123abcd", id: null, name: null, own: false };
const request = {
  id: "cal_1",
  at: at(1),
  runId: "run_1",
  outcome: "answered",
  method: "GET",
  operationId: "getMyPhone",
  path: "/phone",
  skill: { id: "skl_1", title: "My profile" },
  version: 1,
  status: 200,
  failure: null,
  sent: true,
  transport: "http",
  rt: 2000,
  person,
} as const;
const call = {
  id: "cal_1",
  operationId: "getMyPhone",
  outcome: "answered",
  request: { method: "GET", uri: "", headers: {}, body: null },
  response: null,
  curl: null,
  beginTime: 0,
  rt: 2000,
} as const;
const given = { request, call, bodies: false, permissions: [], code: null, uses: [] };

test("what a skill did while it was called stands between the sending and its answer", () => {
  const code = { issuedAt: at(1), redeemedAt: at(1.5), expiresAt: at(61) };
  const uses = [{ at: at(2), api: "GET /v1.0/contact/users/{unionId}", status: 200 }];

  expect(momentsOf({ ...given, code, uses }).map(({ what }) => what)).toEqual([
    "codeIssued",
    "sentAt",
    "redeemed",
    "used",
    "answeredAt",
  ]);
});

test("a code that the skill left alone is said at the end", () => {
  const code = { issuedAt: at(1), redeemedAt: null, expiresAt: at(61) };

  expect(momentsOf({ ...given, code }).map(({ what }) => what)).toEqual([
    "codeIssued",
    "sentAt",
    "notRedeemed",
    "answeredAt",
  ]);
});

test("what was not sent was not, and what has no answer has none", () => {
  const notSent = { ...request, sent: false, status: null, rt: 3 };
  expect(momentsOf({ ...given, request: notSent })).toEqual([{ at: at(1.003), what: "endedAt" }]);
  const underWay = { ...request, sent: null, status: null, rt: null };
  expect(momentsOf({ ...given, request: underWay })).toEqual([{ at: at(1), what: "sentAt" }]);
});
