import type { Page } from "playwright-core";
import { expensesDocument } from "../expenses-document.ts";
import type { Ground } from "./ground.ts";
import type { Screen } from "./screens.ts";

/* The pages of an organisation's own APIs. */

const list = "/admin/apis";

/** The expenses API, published, and then changed in its draft: one point opens more, one is withdrawn. */
const expenses = once(async ({ people: { admin } }: Ground): Promise<string> => {
  const proposed = await admin.send("POST", "/api/apis/proposal", { document: expensesDocument });
  const { namespace, content } = proposed.body as { namespace: string; content: Content };
  const named = {
    ...content,
    name: { zh: "报销", en: "Expenses" },
    provider: { zh: "财务部", en: "Finance" },
  };
  const made = await admin.send("POST", "/api/apis", { namespace, content: named });
  const { id, revision } = (made.body as { api: { id: string; revision: number } }).api;
  await admin.send("POST", `/api/apis/${id}/publish`, { revision, notes: "For the travel skill" });
  const [first, ...rest] = named.points;
  const opened = {
    method: "GET",
    path: "/claims/archive",
    name: { zh: "查询旧的报销单", en: "List old claims" },
  };
  const changed = first && { ...first, operations: [...first.operations, opened], fields: ["iban"] };
  const points = [...(changed ? [changed] : []), ...rest.slice(0, -1)];
  await admin.send("PUT", `/api/apis/${id}/draft`, { content: { ...named, points }, revision });
  return id;
});

interface Content {
  points: { code: string; operations: unknown[]; fields: string[] }[];
}

/** However many walks there are, what they look at is made once. */
function once(make: (ground: Ground) => Promise<string>): (ground: Ground) => Promise<string> {
  const made = new WeakMap<Ground, Promise<string>>();
  return (ground) => {
    const before = made.get(ground);
    if (before) return before;
    const now = make(ground);
    made.set(ground, now);
    return now;
  };
}

const part = (name: string, query: string): Screen => ({
  name: `apis/${name}`,
  who: "admin",
  path: async (ground) => `${list}/${await expenses(ground)}${query}`,
});

export const apis: Screen[] = [
  { name: "apis/empty", who: "builder", path: () => "/console/apis", prepare: emptied },
  {
    name: "apis/list",
    who: "admin",
    async path(ground) {
      await expenses(ground);
      return list;
    },
  },
  { name: "apis/register", who: "admin", path: () => `${list}/new` },
  {
    name: "apis/by-hand",
    who: "admin",
    path: () => `${list}/new`,
    async prepare(page) {
      await page.getByText(/^(手工填写|By hand)$/).click();
      await page
        .getByRole("button", { name: /^(登记|Register)$/ })
        .first()
        .click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
    failing: true,
  },
  {
    name: "apis/proposal",
    who: "admin",
    path: () => `${list}/new`,
    async prepare(page) {
      await page.getByLabel(/^(粘贴文档|Paste the document)$/).fill(expensesDocument);
      await page.getByRole("button", { name: /^(查看建议|See what is proposed)$/ }).click();
      await page.getByRole("list", { name: /^(权限点|Permission points)$/ }).waitFor();
    },
  },
  part("draft", ""),
  {
    ...part("point", ""),
    async prepare(page) {
      await page.locator("[data-point]").first().click();
      await page.getByRole("complementary").last().waitFor();
    },
  },
  part("publish", "?part=publish"),
  part("versions", "?part=versions"),
  part("credentials", "?part=credentials"),
  part("statistics", "?part=statistics"),
  { ...part("numbers", "?part=statistics"), prepare: counted },
  part("webhooks", "?part=webhooks"),
  part("settings", "?part=settings"),
  { name: "apis/gone", who: "admin", path: () => `${list}/api_nothing`, failing: true },
];

/** As if it had been called for a while. */
async function counted(page: Page): Promise<void> {
  const counts = { calls: 1284, people: 37, refused: 41, failed: 6, p50: 18, p95: 140 };
  const byDay = [0, 1, 2, 5, 9].map((ago) => ({
    day: new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10),
    ...{ calls: 200 + ago * 20, people: 12, refused: 8, failed: ago },
  }));
  const applications = [{ applicationId: "app_1", name: "差旅助手 / Travel", ...counts }];
  const operations = ["GET /claims", "GET /claims/{claimId}", null].map((operation) => ({
    operation,
    ...counts,
  }));
  const since = new Date(Date.now() - 30 * 86_400_000).toISOString();
  const calls = { since, truncated: false, ...counts, byDay, applications, operations };
  const refusal = { applicationId: "app_1", application: "差旅助手 / Travel", times: 30, people: 9 };
  const refusals = [
    { ...refusal, operation: "POST /claims", scope: "Expenses.Claims.Write", lastAt: since },
    { ...refusal, operation: null, scope: null, lastAt: since },
  ];
  await page.route("**/calls?**", (route) => route.fulfill({ json: { calls } }));
  await page.route("**/refusals?**", (route) => route.fulfill({ json: { refusals } }));
  await page.reload();
  await page.getByRole("table").nth(2).waitFor();
}

/** Whatever was registered meanwhile. */
async function emptied(page: Page): Promise<void> {
  await page.route("**/api/apis", (route) => route.fulfill({ json: { apis: [], next: null } }));
  await page.reload();
  await page.getByRole("heading", { level: 2 }).waitFor();
}
