import { expect, test } from "vitest";
import { randomText } from "../../server/src/platform/secret.ts";
import { addSkill, applyFor, createAssistant, publish } from "../../server/test/world/building.ts";
import { givenOwnApi } from "../../server/test/world/own-api.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { skillFile } from "../../server/test/world/skill-file.ts";
import { inspect, type Look } from "./browser.ts";
import { decides, says, skillWorld } from "./skill-world.ts";

/* What people are shown of a permission of the organisation's own API: as that one's, never as the platform's. */

const world = skillWorld();

const words = {
  zh: {
    ask: "查我的报销单",
    allow: "允许访问",
    of: "Finance的 API“Expenses”",
    resting: "暂停：它现在开放的比你允许的多",
    more: "你已允许，但它现在开放得更多：",
  },
  en: {
    ask: "show my claims",
    allow: "Allow",
    of: "Finance’s API “Expenses”",
    resting: "Rests: it opens more than you allowed",
    more: "You allow this already, and it opens more now:",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "the card, the list and the console say whose API it is; what opens more rests, and the card says what is new ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const namespace = `Claims${randomText()
      .reveal()
      .replace(/[^A-Za-z]/g, "")
      .slice(0, 8)}`;
    const code = `${namespace}.Claim.Read`;
    const point = { code, name: `Read claims ${namespace}`, operations: ["GET /claims"] };
    const api = await givenOwnApi(world.admin, { namespace, points: [point] });
    const assistant = await createAssistant(world.builder, { name: `Expenses ${namespace}` });
    await applyFor(world.builder, assistant, [code]);
    const operation = {
      operationId: "listClaims",
      path: "/claims",
      summary: "查询报销单 / List claims",
      scopes: [code],
      examples: [say.ask],
    };
    const file = skillFile({ title: "Claims", server: world.skill.origin, operations: [operation] });
    await addSkill(world.builder, assistant, file);
    await publish(world.builder, assistant);
    world.skill.answersWith(async () => ({ claims: 2 }));

    const alice = await world.opens("member", assistant, look);
    const { page } = alice;
    await says(alice, say.ask);
    const card = page.locator("section[data-request]");
    await card.getByText(say.of).waitFor();
    expect(await card.getByText(point.name).isVisible()).toBe(true);
    expect(await inspect(alice, "own-api-card")).toEqual([]);
    await decides(alice, say.allow);
    await expect.poll(() => world.skill.requests().length).toBeGreaterThan(0);

    await page.goto("/me/authorisations");
    if (look.width === 360)
      await page
        .getByRole("link", { name: /Expenses/ })
        .first()
        .click();
    await page.getByText(say.of).first().waitFor();

    const wider = { ...point, operations: ["GET /claims", "GET /claims/archive"], fields: ["iban"] };
    await api.publishes({ points: [wider] });
    await page.reload();
    await page.getByText(say.resting).waitFor();
    await page.getByText("/claims/archive").first().waitFor();
    expect(await inspect(alice, "own-api-resting")).toEqual([]);

    const again = await world.opens("member", assistant, look);
    await says(again, say.ask);
    const asked = again.page.locator("section[data-request]");
    await asked.getByText(say.more).waitFor();
    expect(await asked.getByText("iban").isVisible()).toBe(true);
    expect(await inspect(again, "own-api-card-widened")).toEqual([]);

    const builder = await world.opens("builder", assistant, look);
    await builder.page.goto(`/console/${assistant.applicationId}?tab=permissions&q=${code}`);
    await builder.page.getByText(say.of).first().waitFor();
    expect(await inspect(builder, "own-api-console")).toEqual([]);
    for (const each of [alice, again, builder]) {
      expect(each.complaints).toEqual([]);
      await each.context.close();
    }
  },
);
