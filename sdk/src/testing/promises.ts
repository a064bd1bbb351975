// One list of promises for every framework and language: each serves `/claims/{id}` and `/raw/{id}` and is asked.
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Access, Needs } from "../api/access.ts";
import type { ApiOptions } from "../api/introspection.ts";
import { type ContractServer, contractServer, own } from "./contract-server.ts";

export const claims = {
  claims: [
    { id: "c1", amount: 12, payee: { name: "Li", iban: "DE02" } },
    { id: "c2", amount: 7, payee: { name: "Wu", iban: "DE03" } },
  ],
};
export const hidden = {
  claims: claims.claims.map((claim) => ({ ...claim, payee: { name: claim.payee.name } })),
};

/**
 * Serves claims behind `protect` and answers its origin. `/claims/{id}` answers in the way of the framework and says
 * in a header who asks; `/raw/{id}` writes JSON as text, past the framework where that is possible.
 */
export type Serve = (options: ApiOptions, needs: Needs) => Promise<string>;

export const seenHeader = "x-seen";

export function seenBy(access: Access): string {
  const { sub, clientId, organisation, kind, scopes, fields, run, callOperation } = access;
  return JSON.stringify({ sub, clientId, organisation, kind, scopes, fields, run, callOperation });
}

const whoAsked = ({ headers }: Response): object | undefined =>
  headers.has(seenHeader) ? JSON.parse(headers.get(seenHeader) ?? "") : undefined;

export let contract: ContractServer;
const open: (() => unknown)[] = [];

export const closesLater = (close: () => unknown): void => void open.push(close);

beforeAll(async () => {
  contract = await contractServer();
});
afterAll(() => contract.close());
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  contract.next = [];
});

export async function listening(server: Server): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  closesLater(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const options = (): ApiOptions => ({ baseUrl: contract.baseUrl, ...own });
export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
export const reading: Needs = { scope: "Expense.Claim.Read", fields: ["iban"] };

/** What holds behind `protect`, whatever serves. */
export function keepsItsPromises(serve: Serve): void {
  test("a live token comes in, and the handler knows who asks", async () => {
    const origin = await serve(options(), reading);

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token({ fields: ["iban"] })));

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(claims);
    expect(whoAsked(answer)).toEqual({
      sub: "usr_alice",
      clientId: "dingclient",
      organisation: "dingcorp",
      kind: "delegated",
      scopes: ["Expense.Claim.Read"],
      fields: ["iban"],
      run: "run_1",
      callOperation: "listMyClaims",
    });
    const question = Object.fromEntries(contract.questions.at(-1) ?? []);
    expect(question).toMatchObject({ operation: "GET /claims/{id}", scope: "Expense.Claim.Read" });
  });

  test("the compatible header carries a token as well", async () => {
    const origin = await serve(options(), reading);

    const headers = { "x-acs-dingtalk-access-token": contract.token() };

    expect((await fetch(`${origin}/claims/c1`, { headers })).status).toBe(200);
  });

  test.each(["/claims/c1", "/raw/c1"])("%s has no member that the token does not open", async (path) => {
    const origin = await serve(options(), reading);

    const answer = await fetch(origin + path, bearer(contract.token()));

    expect(await answer.json()).toEqual(hidden);
    expect(answer.headers.get("etag")).toBeNull();
  });

  test("what each field guards is opened by itself", async () => {
    const origin = await serve(options(), { fields: ["iban", "amount"] });

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token({ fields: ["amount"] })));

    expect(await answer.json()).toEqual(hidden);
  });

  test("without a token nothing is asked, and the answer says what is missing", async () => {
    const origin = await serve(options(), reading);
    const asked = contract.questions.length;

    const answer = await fetch(`${origin}/claims/c1`);

    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(await answer.json()).toMatchObject({ error: "invalid_token" });
    expect([whoAsked(answer), contract.questions.length]).toEqual([undefined, asked]);
  });

  test("a revoked token is refused at the next request", async () => {
    const origin = await serve(options(), reading);
    const token = contract.token();
    expect((await fetch(`${origin}/claims/c1`, bearer(token))).status).toBe(200);

    contract.revoke(token);
    const answer = await fetch(`${origin}/claims/c1`, bearer(token));

    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain('Bearer error="invalid_token"');
    expect(await answer.json()).toMatchObject({ error: "invalid_token", code: "InvalidAuthentication" });
    expect(whoAsked(answer)).toBeUndefined();
  });

  test("a token without the permission is told which one", async () => {
    const origin = await serve(options(), {
      scope: ["Expense.Claim.Read", "Expense.Claim.Write"],
    });

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token()));

    expect(answer.status).toBe(403);
    expect(answer.headers.get("www-authenticate")).toBe(
      'Bearer error="insufficient_scope", scope="Expense.Claim.Write"',
    );
    expect(await answer.json()).toMatchObject({
      error: "insufficient_scope",
      error_description: expect.stringContaining("Expense.Claim.Write"),
      scope: "Expense.Claim.Write",
      requiredScopes: ["Expense.Claim.Write"],
      accessdenieddetail: { requiredScopes: ["Expense.Claim.Write"] },
    });
    expect(whoAsked(answer)).toBeUndefined();
  });

  test("a token for another API is refused, whoever says that it is active", async () => {
    const origin = await serve(options(), reading);

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token({ aud: "api_other" })));

    expect(answer.status).toBe(401);
  });

  test("two different tokens are one too many", async () => {
    const origin = await serve(options(), reading);
    const token = contract.token();
    const headers = { authorization: `Bearer ${token}`, "x-acs-dingtalk-access-token": "another" };

    expect((await fetch(`${origin}/claims/c1`, { headers })).status).toBe(400);
  });

  test("while Behalf cannot be reached, nobody comes in", async () => {
    const origin = await serve({ ...options(), baseUrl: "http://127.0.0.1:9" }, reading);

    const answer = await fetch(`${origin}/claims/c1`, bearer("any"));

    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await answer.json()).toMatchObject({
      error: "temporarily_unavailable",
      error_description: expect.stringContaining("Behalf cannot be reached"),
    });
    expect(whoAsked(answer)).toBeUndefined();
  });

  test("a page in the place of Behalf's answer lets nobody in", async () => {
    const origin = await serve(options(), reading);
    contract.next = ["page"];

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token()));

    expect([answer.status, whoAsked(answer)]).toEqual([503, undefined]);
    expect(await answer.json()).toMatchObject({ error: "temporarily_unavailable" });
  });

  test("Behalf learns with which status and after how long", async () => {
    const origin = await serve(options(), reading);
    const check = `chk_${Math.random()}`;

    await (await fetch(`${origin}/claims/c1`, bearer(contract.token({ check })))).text();
    await (await fetch(`${origin}/claims/c1`, bearer(contract.token({ check, scope: "" })))).text();

    const told = () => contract.outcomes.filter((outcome) => outcome.check === check);
    await expect.poll(told).toHaveLength(2);
    expect(told()).toEqual([
      { check, status: 200, milliseconds: expect.any(Number) },
      { check, status: 403, milliseconds: expect.any(Number) },
    ]);
  });
}
