import { expect, test } from "vitest";
import type { Run } from "../../server/test/world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { putTodo, type SkillOperation } from "../../server/test/world/skill-file.ts";
import type { Look, Visit } from "./browser.ts";
import { type CardWords, cardWords } from "./card-words.ts";
import {
  asks,
  buttonIn,
  cardLooks,
  cardWorld,
  complaintsOf,
  faultsOf,
  isArmed,
  lineIn,
  requestIn,
  unfolds,
} from "./card-world.ts";
import { decides, says } from "./skill-world.ts";

/* Every state of a confirmation, on a real server and its database. */

const { world, opens } = await cardWorld();

interface Stage {
  given: Given;
  window: Visit;
  say: CardWords;
  run: Run;
}

const write: SkillOperation = {
  ...putTodo,
  body: {
    title: { type: "string", description: "要做的事 / what is to be done" },
    count: { type: "integer", "x-dingtalk-default": 1, description: "份数" },
    urgent: { type: "boolean", "x-dingtalk-default": false, description: "加急" },
  },
  parameters: [
    {
      name: "me",
      in: "query",
      description: "本人 / who adds it",
      schema: { type: "string", "x-dingtalk-context": { property: "currentUser", format: "userId" } },
    },
  ],
};

const take: SkillOperation = {
  operationId: "deleteTodo",
  method: "delete",
  path: "/todos/{title}",
  summary: "删除待办 / Delete a to-do",
  scopes: [],
  examples: [
    { input: "delete the to-do: buy milk", output: { title: "buy milk" } },
    { input: "删除待办：买牛奶", output: { title: "买牛奶" } },
  ],
  parameters: [
    {
      name: "title",
      in: "path",
      required: true,
      description: "哪一项 / which one",
      schema: { type: "string" },
    },
  ],
};

const long: SkillOperation = {
  ...putTodo,
  body: {
    title: { type: "string", description: "what is to be done" },
    ...Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [
        `note${at}`,
        { type: "string", "x-dingtalk-default": `line ${at}`, description: `第 ${at} 行 / line ${at}` },
      ]),
    ),
  },
};

const wordTo = /\/confirmation$/;
const field = ({ page }: Visit, name: string) => page.getByRole("textbox", { name });

interface State {
  operation?: SkillOperation;
  asked?: (say: CardWords) => string;
  act(stage: Stage): Promise<unknown>;
  says(say: CardWords): string | RegExp;
  mark?: "check" | "minus" | "clock" | "corner-down-right" | "ban" | "loader-circle";
  waits?: true;
  offers?: (say: CardWords) => string;
}

const states: Record<string, State> = {
  "to be looked over": {
    async act({ window, given, say }) {
      const card = requestIn(window);
      const host = new URL(given.skill.origin).host;
      expect(await card.textContent()).toContain(say.changes.replace("{host}", host));
      expect(await card.textContent()).toContain(`PUT ${host}/todos`);
      expect(await card.textContent()).toContain(say.byPlatform);
      await card.getByRole("checkbox", { name: say.remember }).waitFor();
    },
    says: (say) => say.waitsConfirm,
    waits: true,
  },
  "a POST": {
    operation: { ...write, method: "post", operationId: "addTodo" },
    act: async ({ given }) => void given,
    says: (say) => new RegExp(say.adds.split("{host}")[0] ?? ""),
    waits: true,
  },
  "a DELETE": {
    operation: take,
    asked: (say) => say.todoGone,
    async act({ window, say }) {
      const red = await buttonIn(window, say.run).evaluate((it) => getComputedStyle(it).backgroundColor);
      const [r = 0, g = 0, b = 0] = (red.match(/\d+/g) ?? []).map(Number);
      expect(r).toBeGreaterThan(g + b);
    },
    says: (say) => new RegExp(say.takes.split("{host}")[0] ?? ""),
    waits: true,
  },
  "being corrected": {
    async act({ window, say }) {
      await buttonIn(window, say.edit).click();
      await field(window, "title").waitFor();
      await buttonIn(window, say.reset).waitFor();
    },
    says: (say) => say.waitsConfirm,
    waits: true,
  },
  "not to be sent as it is": {
    async act({ window, say }) {
      await buttonIn(window, say.edit).click();
      await field(window, "title").fill("");
      await window.page.getByText(say.missing).waitFor();
      expect(await buttonIn(window, say.run).isDisabled()).toBe(true);
      expect(await field(window, "title").getAttribute("aria-invalid")).toBe("true");
    },
    says: (say) => say.fix,
    waits: true,
  },
  long: {
    operation: long,
    async act({ window, say }) {
      const { page } = window;
      for (const name of [say.run, say.edit, say.cancel]) expect(await wholly(window, name)).toBe(true);
      await buttonIn(window, say.edit).click();
      await field(window, "note13").waitFor();
      for (const name of [say.run, say.reset, say.cancel]) expect(await wholly(window, name)).toBe(true);
      await field(window, "note13").focus();
      await page.waitForTimeout(50);
      expect(await wholly(window, say.run)).toBe(true);
    },
    says: (say) => say.waitsConfirm,
    waits: true,
  },
  submitting: {
    async act({ window, say }) {
      await window.page.route(wordTo, () => {});
      await isArmed(window, say.run);
      await decides(window, say.run);
      await expect.poll(() => buttonIn(window, say.run).getAttribute("aria-busy")).toBe("true");
      expect(await buttonIn(window, say.cancel).isDisabled()).toBe(true);
    },
    says: (say) => say.waitsConfirm,
    waits: true,
  },
  confirmed: {
    async act({ window, say }) {
      await decides(window, say.run);
      await unfolds(window);
    },
    says: (say) => say.ran,
    mark: "check",
    offers: (say) => say.values,
  },
  "confirmed as corrected": {
    async act({ window, say }) {
      await buttonIn(window, say.edit).click();
      await field(window, "title").fill("buy bread");
      await decides(window, say.run);
      await unfolds(window);
      await lineIn(window).getByText(say.edited).waitFor();
      await buttonIn(window, say.values).click();
      await lineIn(window).getByText("buy bread").waitFor();
    },
    says: (say) => say.ran,
    mark: "check",
  },
  cancelled: {
    act: ({ window, say }) => decides(window, say.cancel),
    says: (say) => say.cancelled,
    mark: "minus",
  },
  expired: {
    async act({ given, run }) {
      await world.later("11 minutes");
      await given.builder.waitsFor(run, "expired");
    },
    says: (say) => say.notInTime,
    mark: "clock",
    offers: (say) => say.askAgain,
  },
  superseded: {
    act: ({ window, say }) => says(window, say.profile),
    says: (say) => say.notRun,
    mark: "corner-down-right",
  },
  "decided in another tab": {
    async act({ given, run, window, say }) {
      // This tab hears of nothing, and what it asks for is long in coming.
      await window.page.route("**/events", (route) => route.abort());
      await window.page.reload();
      await isArmed(window, say.run);
      await window.page.route(/\/api\/runs\/[^/]+$/, () => {});
      await given.builder.cancelsCall(run);
      await decides(window, say.run);
    },
    says: (say) => say.decidedElsewhere,
    mark: "loader-circle",
  },
  "application disabled": {
    act: ({ given }) =>
      given.builder.send("PATCH", `/api/applications/${given.assistant.applicationId}`, { disabled: true }),
    says: (say) => say.disabled,
    mark: "ban",
  },
  offline: {
    async act({ window, say }) {
      await window.context.setOffline(true);
      for (const name of [say.run, say.edit, say.cancel])
        await expect.poll(() => buttonIn(window, name).isDisabled()).toBe(true);
    },
    says: (say) => say.offline,
    waits: true,
  },
  "could not be sent": {
    async act({ window, say }) {
      const error = { code: "unavailable", message: "Busy.", requestId: "req-7Kd2mQ" };
      await window.page.route(wordTo, (route) => route.fulfill({ status: 503, json: { error } }));
      await isArmed(window, say.run);
      await decides(window, say.run);
      await window.page.getByText("req-7Kd2mQ").waitFor();
      await isArmed(window, say.run);
    },
    says: (say) => say.retryHint,
    waits: true,
  },
};

/** Between the title above and the field below. */
async function wholly(window: Visit, name: string): Promise<boolean> {
  const box = await buttonIn(window, name).boundingBox();
  const field = await window.page.getByPlaceholder(/^(输入消息|Message)/).boundingBox();
  return box !== null && field !== null && box.y > 48 && box.y + box.height <= field.y;
}

async function stageFor(
  look: Look,
  { operation = write, asked = ({ todo }) => todo }: Partial<State>,
): Promise<Stage> {
  const given = await givenAssistantWithSkill(world, { title: "To-do list", operations: [operation] });
  const window = await opens(given.builder, look);
  const say = cardWords[look.language];
  const run = await asks(window, given.builder, given.assistant, asked(say));
  await isArmed(window, say.run);
  return { given, window, say, run };
}

test.each(
  Object.entries(states).flatMap(([name, state]) =>
    sampled(cardLooks).map((look) => ({ name, state, ...look })),
  ),
)("a confirmation: $name ($language, $width px)", async ({ name, state, ...look }) => {
  const stage = await stageFor(look, state);
  const { window, say } = stage;

  await state.act(stage);

  const place = state.waits ? requestIn(window) : lineIn(window);
  await place.getByText(state.says(say)).first().waitFor();
  if (!state.waits) await expect.poll(() => requestIn(window).count()).toBe(0);
  if (state.mark) expect(await place.locator(`.lucide-${state.mark}`).count()).toBe(1);
  if (state.offers) await place.getByRole("button", { name: state.offers(say), exact: true }).waitFor();
  expect(await faultsOf(window, `confirmation-${name.replaceAll(/\W+/g, "-")}`)).toEqual([]);
  expect(complaintsOf(window)).toEqual([]);
  await window.context.close();
});
