import { describe, expect, test } from "vitest";
import { readRedirect } from "./no-answer.ts";
import { type Redirect, redirectKind } from "./redirect.ts";

const headTo = (location: string | undefined, status = 307) => ({
  status,
  statusText: "",
  headers: location === undefined ? [] : ([["location", location]] as [string, string][]),
});

describe("a redirect is told by what it asks for", () => {
  const kinds: [location: string | undefined, from: string, kind: Redirect | undefined][] = [
    ["/n/", "http://a.example/n", "slash missing"],
    ["/n/?q=1", "http://a.example/n?q=1", "slash missing"],
    ["http://a.example/v1/orders/", "http://a.example/v1/orders?page=2", "slash missing"],
    ["n/", "http://a.example/n", "slash missing"],
    ["/n", "http://a.example/n/", "slash too many"],
    ["https://a.example/n", "http://a.example/n", "to https"],
    ["https://a.example/n/", "http://a.example/n", "to https"],
    ["https://a.example/", "http://a.example", "to https"],
    ["/login?next=%2Fn", "https://a.example/n", "sign-in"],
    ["https://id.example/oauth2/authorize?x=1", "https://a.example/n", "sign-in"],
    ["https://cas.example/cas/login", "https://a.example/n", "sign-in"],
    ["https://www.a.example/n", "https://a.example/n", "other host"],
    ["https://a.example:8443/n", "https://a.example/n", "other host"],
    ["http://a.example/n", "https://a.example/n", "other path"],
    ["/v2/n", "https://a.example/n", "other path"],
    ["/N", "https://a.example/n", "other path"],
    ["/authors", "https://a.example/n", "other path"],
    ["http://[", "https://a.example/n", undefined],
    [undefined, "https://a.example/n", undefined],
  ];
  test.each(kinds)("to %j from %s: %s", (location, from, kind) => {
    expect(redirectKind(headTo(location), from)).toBe(kind);
  });
});

describe("whether something was done before it", () => {
  const asked = (method: string) => ({ method, carriesCode: true, url: "https://a.example/n" });
  const cases: [status: number, location: string, method: string, outcome: string][] = [
    [303, "/orders/77", "POST", "unknown"],
    [302, "/thanks", "POST", "unknown"],
    [302, "https://b.example/", "DELETE", "unknown"],
    [302, "/login", "POST", "failed"],
    [302, "/n/", "POST", "failed"],
    [307, "/orders", "POST", "failed"],
    [308, "https://b.example/", "PUT", "failed"],
    [301, "/orders", "POST", "failed"],
    [302, "/orders", "GET", "failed"],
  ];
  test.each(cases)("%i to %s after a %s: %s", (status, location, method, outcome) => {
    const told = readRedirect(headTo(location, status), asked(method));
    expect(told.outcome).toBe(outcome);
    expect(told.reason.en).toContain(`(HTTP ${status})`);
    expect(told.reason.zh).toContain(`（HTTP ${status}）`);
  });

  test("one slash that is missing is said to be missing, and no address is repeated", () => {
    const { reason } = readRedirect(headTo("/n/?token=hidden"), asked("GET"));
    expect(reason.en).toContain("one slash is missing");
    expect(reason.zh).toContain("少了一个斜杠");
    expect(JSON.stringify(reason)).not.toContain("hidden");
  });
});
