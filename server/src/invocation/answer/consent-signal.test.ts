import { expect, test } from "vitest";
import { consentSignal } from "./consent-signal.ts";

const expired = "InvalidAuthentication";
const denied = "Forbidden.AccessDenied.AccessTokenPermissionDenied";

const cases: [result: unknown, status: number, isSignal: boolean][] = [
  [{ success: false, code: expired, requestId: "r" }, 200, true],
  [{ success: false, code: denied, requestId: "r" }, 200, true],
  [{ success: false, code: denied }, 403, true],
  [{ success: false, code: denied }, 500, true],
  [{ code: denied, message: "…", requestid: "r" }, 403, true],
  [{ code: expired }, 400, true],
  [{ code: expired }, 200, false],
  [{ success: true, code: expired }, 400, false],
  [{ success: "false", code: expired }, 400, false],
  [{ success: null, code: expired }, 400, false],
  [{ success: false, code: "Forbidden.AccessDenied.IpNotInWhiteList" }, 403, false],
  [{ success: false, code: expired.toLowerCase() }, 400, false],
  [{ success: false, code: [expired] }, 400, false],
  [{ success: false, message: "token expired" }, 401, false],
  [{ success: false, data: { code: expired } }, 400, false],
  [{ success: false }, 400, false],
  [[expired], 400, false],
  [expired, 400, false],
  [null, 400, false],
  [undefined, 400, false],
  [Object.create({ success: false, code: expired }), 400, false],
];
test.each(cases)("%j with status %i: %s", (result, status, isSignal) => {
  expect(consentSignal(result, status)).toBe(isSignal);
});
