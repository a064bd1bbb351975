import { expect, test } from "vitest";
import { snippets } from "./snippets.ts";

const needs = {
  ...{ origin: "https://behalf.example.com", apiId: "api_1", scope: "Expense.Claim.Read" },
  ...{ method: "GET", path: "/claims/{claimId}" },
};

test.each([
  ["express", '"/claims/:claimId",\n  behalf.protect({ scope: "Expense.Claim.Read" }),'],
  ["fastify", '"/claims/:claimId",\n  behalf.protect({ scope: "Expense.Claim.Read" }),'],
  [
    "python",
    '@app.get("/claims/<claimId>")\n@behalf.protect("Expense.Claim.Read", operation="GET /claims/{claimId}")',
  ],
] as const)("for %s, the route is written as it is there, and no secret is in it", (framework, line) => {
  const snippet = snippets[framework](needs);
  expect(snippet).toContain(line);
  expect(snippet).toContain('"api_1"');
  expect(snippet).toContain("API_SECRET");
});
