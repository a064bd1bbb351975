import { sql } from "kysely";
import { expect, test } from "vitest";
import {
  addSkill,
  applyFor,
  approveAll,
  createAssistant,
  publish,
  replaceSkill,
} from "../../server/test/world/building.ts";
import type { Run } from "../../server/test/world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { phone, profile, skillFile } from "../../server/test/world/skill-file.ts";
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

/* Every state of a consent card, on a real server and its database. */

const { world, opens } = await cardWorld();

interface Stage {
  given: Given;
  window: Visit;
  say: CardWords;
  run: Run;
}

async function chooses(
  { window: { page, look }, say }: Stage,
  duration: "once" | "conversation" | "days30" | "always",
) {
  if (look.width === 1280) await page.getByRole("radio", { name: say[duration] }).check({ force: true });
  else
    await page
      .getByRole("combobox", { name: say.duration })
      .selectOption(
        { once: "once", conversation: "conversation", days30: "30d", always: "always" }[duration],
      );
}

const allowsFor =
  (duration: "once" | "conversation" | "days30" | "always") =>
  async (stage: Stage): Promise<void> => {
    await chooses(stage, duration);
    await decides(stage.window, stage.say.allow);
  };

const isOver = async ({ window }: Stage): Promise<void> => {
  await expect.poll(() => requestIn(window).count()).toBe(0);
};

/** Does it with the person's permission for good. */
async function allowed({ given, run, window }: Stage): Promise<void> {
  await given.builder.allows(run, { duration: "always" });
  await window.page.reload();
}

const answersOf = /\/consent$/;

interface State {
  act(stage: Stage): Promise<unknown>;
  /** What its line or its card says then. */
  says(say: CardWords): string | RegExp;
  /** What the mark on the line means. */
  mark?: "check" | "minus" | "clock" | "corner-down-right" | "ban" | "loader-circle" | "user-round-check";
  /** It is found among the steps, which fold once the turn is over. */
  folds?: true;
  /** The card is still there. */
  waits?: true;
  offers?: (say: CardWords) => string;
}

const states: Record<string, State> = {
  pending: { act: async () => {}, says: (say) => say.waits, waits: true },
  submitting: {
    async act({ window, say }) {
      await window.page.route(answersOf, () => {});
      await isArmed(window, say.allow);
      await decides(window, say.allow);
      await expect.poll(() => buttonIn(window, say.allow).getAttribute("aria-busy")).toBe("true");
      expect(await buttonIn(window, say.deny).isDisabled()).toBe(true);
    },
    says: (say) => say.waits,
    waits: true,
  },
  "allowed once": { act: allowsFor("once"), says: (say) => say.allowedOnce, mark: "check", folds: true },
  "allowed in this conversation": {
    act: allowsFor("conversation"),
    says: (say) => say.allowedConversation,
    mark: "check",
    folds: true,
    offers: (say) => say.revoke,
  },
  "allowed for thirty days": {
    act: allowsFor("days30"),
    says: (say) => say.allowedDays30,
    mark: "check",
    folds: true,
    offers: (say) => say.revoke,
  },
  "allowed until revoked": {
    act: allowsFor("always"),
    says: (say) => say.allowedAlways,
    mark: "check",
    folds: true,
    offers: (say) => say.revoke,
  },
  "partly allowed": {
    act: ({ given, run }) => given.builder.allows(run, { scopes: ["Contact.User.Read"], duration: "30d" }),
    says: (say) => say.partly,
    mark: "check",
    folds: true,
  },
  denied: {
    act: ({ window, say }) => decides(window, say.deny),
    says: (say) => say.denied,
    mark: "minus",
  },
  expired: {
    async act({ given, run }) {
      await world.later("11 minutes");
      await given.builder.waitsFor(run, "expired");
    },
    says: (say) => say.expired,
    mark: "clock",
    offers: (say) => say.askAgain,
  },
  superseded: {
    act: ({ window, say }) => says(window, say.profile),
    says: (say) => say.superseded,
    mark: "corner-down-right",
  },
  "answered in another tab": {
    async act({ given, run, window, say }) {
      // This tab hears of nothing, and what it asks for is long in coming.
      await window.page.route("**/events", (route) => route.abort());
      await window.page.reload();
      await isArmed(window, say.allow);
      await window.page.route(/\/api\/runs\/[^/]+$/, () => {});
      await given.builder.denies(run);
      await decides(window, say.allow);
    },
    says: (say) => say.elsewhere,
    mark: "loader-circle",
  },
  "revoked later": {
    async act(stage) {
      await allowed(stage);
      await stage.given.builder.revokes(await stage.given.builder.grant());
      await stage.window.page.reload();
    },
    says: (say) => say.revoked,
    mark: "minus",
    folds: true,
  },
  "no longer in effect": {
    async act(stage) {
      await allowed(stage);
      await sql`
        update grant_scope set expires_at = behalf_now()
         where organisation_id = ${stage.given.organisation.id}`.execute(world.ctx.db);
      await stage.window.page.reload();
    },
    says: (say) => say.gone,
    mark: "ban",
    folds: true,
  },
  "application disabled": {
    act: ({ given }) =>
      given.builder.send("PATCH", `/api/applications/${given.assistant.applicationId}`, { disabled: true }),
    says: (say) => say.disabled,
    mark: "ban",
  },
  "needs an admin, who was told": {
    act: (stage) => unapproved(stage, { asked: true }),
    says: (say) => say.needsAdmin,
    mark: "user-round-check",
  },
  "needs an admin, whom nobody asked": {
    act: (stage) => unapproved(stage, { asked: false }),
    says: (say) => say.nobodyAsked,
    mark: "user-round-check",
  },
  "wants more than before": {
    async act(stage) {
      const { given, window, say } = stage;
      await allowed(stage);
      const { builder, assistant, skillId, document } = given;
      await replaceSkill(builder, assistant, skillId, document({ operations: [phone, profile] }));
      await publish(builder, assistant);
      await asks(window, builder, assistant, say.phone);
    },
    says: (say) => say.changed,
    waits: true,
  },
  offline: {
    async act({ window, say }) {
      await window.context.setOffline(true);
      await expect.poll(() => buttonIn(window, say.deny).isDisabled()).toBe(true);
      expect(await buttonIn(window, say.allow).isDisabled()).toBe(true);
    },
    says: (say) => say.offline,
    waits: true,
  },
  "could not be saved": {
    async act({ window, say }) {
      const error = { code: "unavailable", message: "Busy.", requestId: "req-7Kd2mQ" };
      await window.page.route(answersOf, (route) => route.fulfill({ status: 503, json: { error } }), {
        times: 1,
      });
      await isArmed(window, say.allow);
      await decides(window, say.allow);
      await window.page.getByText("req-7Kd2mQ").waitFor();
    },
    says: (say) => say.failed,
    waits: true,
  },
};

/** A draft whose application may not ask for the phone number yet. */
async function unapproved({ given, window, say }: Stage, { asked }: { asked: boolean }) {
  const { builder, skill } = given;
  const assistant = await createAssistant(builder, { name: "Phone finder" });
  const document = skillFile({ title: "Phone", server: skill.origin, operations: [phone] });
  await addSkill(builder, assistant, document);
  await applyFor(builder, assistant, ["Contact.User.Read"]);
  await approveAll(builder);
  if (asked) await applyFor(builder, assistant, ["Contact.User.mobile"]);
  await asks(window, builder, assistant, say.phone, { draft: true });
}

async function stageFor(look: Look): Promise<Stage> {
  const given = await givenAssistantWithSkill(world, { operations: [phone] });
  const window = await opens(given.builder, look);
  const say = cardWords[look.language];
  const run = await asks(window, given.builder, given.assistant, say.phone);
  await isArmed(window, say.allow);
  return { given, window, say, run };
}

test.each(
  Object.entries(states).flatMap(([name, state]) =>
    sampled(cardLooks).map((look) => ({ name, state, ...look })),
  ),
)("a consent card: $name ($language, $width px)", async ({ name, state, ...look }) => {
  const stage = await stageFor(look);
  const { window, say } = stage;

  await state.act(stage);
  if (state.folds) await unfolds(window);

  const place = state.waits ? requestIn(window) : lineIn(window);
  await place.getByText(state.says(say)).first().waitFor();
  if (!state.waits) await isOver(stage);
  if (state.mark) expect(await place.locator(`.lucide-${state.mark}`).count()).toBe(1);
  if (state.offers) await place.getByRole("button", { name: state.offers(say), exact: true }).waitFor();
  expect(await faultsOf(window, `consent-${name.replaceAll(/\W+/g, "-")}`)).toEqual([]);
  expect(complaintsOf(window)).toEqual([]);
  await window.context.close();
});

test("what could not be saved is saved at the second try", async () => {
  const stage = await stageFor(cardLooks[0]);
  await states["could not be saved"]?.act(stage);

  await buttonIn(stage.window, stage.say.retry).click();

  await unfolds(stage.window);
  await lineIn(stage.window).getByText(stage.say.allowedConversation).waitFor();
  await stage.window.context.close();
});
