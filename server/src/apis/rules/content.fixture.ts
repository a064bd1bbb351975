import type { ApiContent, ApiPoint } from "../api.ts";

export const point: ApiPoint = {
  code: "Expense.Claim.Read",
  kind: "delegated",
  write: false,
  sensitive: false,
  risk: "low",
  name: { zh: "查看报销单", en: "Read claims" },
  description: { zh: "你提交的报销单", en: "The claims that you handed in" },
  fields: [],
  operations: [
    { method: "GET", path: "/claims/{claimId}", name: { zh: "查看报销单", en: "Get a claim" } },
    { method: "POST", path: "/claims/search", name: { zh: "查询报销单", en: "Search claims" } },
  ],
};

export const field: ApiPoint = {
  ...point,
  code: "Expense.Claim.iban",
  sensitive: true,
  risk: "high",
  name: { zh: "收款账号", en: "Read bank accounts" },
  fields: ["iban"],
};

export const content: ApiContent = {
  name: { zh: "报销", en: "Expenses" },
  provider: { zh: "财务部", en: "Finance" },
  baseUrl: "https://expense.example.com/v1",
  points: [point, field],
};
