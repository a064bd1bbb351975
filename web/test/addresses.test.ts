import { expect, test } from "vitest";
import { createAssistant } from "../../server/test/world/building.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

/* What makes no sense in an address is as if it were not there. */

const world = skillWorld();
const odd = "%5B1%2C%7B%7D%5D";

const pages = [
  ["/agenda", `view=${odd}&date=2026-99-99&event=evt_%20&tab=7`],
  ["/admin/approvals", `status=${odd}`],
  ["/admin/people", `q=${odd}&role=king&state=${odd}`],
  ["/admin/applications", `q=${odd}&open=${odd}`],
  ["/admin/assistants", `q=${odd}&open=${odd}`],
  ["/admin/roles", `q=${odd}`],
  ["/admin/audit", `time=always&from=yesterday&to=2026-02-31x&event=${odd}&actor=${odd}&open=first`],
  ["/help", `q=${odd}`],
  ["/help/lint", `q=${odd}`],
  ["/me/authorisations", `grant=gra_%20&q=${odd}`],
  ["/chat", "assistant=ast_%20"],
  ["/console/:application", `tab=permissions&q=${odd}&kind=${odd}&status=${odd}&sensitivity=${odd}`],
  ["/console/:application", `tab=requests&range=1y&from=then&to=${odd}&outcome=odd&skill=${odd}`],
  ["/studio/:assistant", `tab=${odd}`],
  ["/studio/:assistant/analytics", `days=${odd}`],
] as const;

test.each(pages)(
  "of %s, with ?%s, the page is shown and asks for nothing that is refused",
  async (path, search) => {
    const visit = await signsIn(world, "admin", { language: "en", theme: "light", width: 1280 });
    const { page } = visit;
    const { id, applicationId } = await createAssistant(world.admin, { name: "Odd" });
    const filled = path.replace(":application", applicationId).replace(":assistant", id);
    const asked: string[] = [];
    page.on("response", (answer) => {
      const { pathname, searchParams } = new URL(answer.url());
      if (pathname.startsWith("/api/"))
        asked.push(`${answer.status()} ${pathname} ${decodeURIComponent(`${searchParams}`)}`);
    });

    await page.goto(`${filled}?${search}`);
    await page.locator("main").waitFor();
    await page.waitForLoadState("networkidle");

    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
    expect(asked.filter((line) => !line.startsWith("2"))).toEqual([]);
    expect(asked.filter((line) => /[[{]|king|always|yesterday|2026-99|1y|then|odd/.test(line))).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);
