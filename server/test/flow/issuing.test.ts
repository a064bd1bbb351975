import { expect, test } from "vitest";
import { loadSkills } from "../../src/assistants/index.ts";
import { type Cover, missingScopes } from "../../src/consent/index.ts";
import { issueCode } from "../../src/oauth/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { skillAsked } from "../../src/runs/dispatch/permission.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const scopes = ["Contact.User.Read", "Contact.User.mobile"];

/** A person who allowed a skill for good, what a worker has found that covers a call of it, and the last step. */
async function givenCover() {
  const given = await givenAssistantWithSkill(world);
  const { alice, assistant, organisation } = given;
  given.skill.keepsItsCodes();
  await alice.allows(await alice.says(assistant, "我的手机号是多少？"), { duration: "always" });
  const tenant = within(world.ctx, organisation.id);
  const [skill] = await loadSkills(tenant, { assistantId: assistant.id as never, version: 1 });
  if (skill === undefined) throw new Error("the skill was not loaded");
  const situation = { personId: alice.id as never, runId: null, conversationId: null };
  const found = await missingScopes(tenant, situation, { skill: skillAsked(skill), scopes });
  if (!("cover" in found)) throw new Error("nothing covers it");
  const target = {
    applicationId: skill.application.id,
    personId: situation.personId,
    skillId: skill.skillId,
    draft: false,
  };
  return { ...given, issue: (cover: Cover = found.cover) => issueCode(tenant, target, cover) };
}

const endings: [what: string, end: (given: Given) => Promise<unknown>][] = [
  [
    "one of its permissions was taken back",
    async ({ alice }) => alice.revokes(await alice.grant(), "Contact.User.mobile"),
  ],
  ["all of it was taken back", async ({ alice }) => alice.revokes(await alice.grant())],
  [
    "its application was disabled",
    ({ builder, assistant }) =>
      builder.send("PATCH", `/api/applications/${assistant.applicationId}`, { disabled: true }),
  ],
];

test.each(endings)(
  "between the question what covers a call and its code, %s: none is issued (T05)",
  async (_, end) => {
    const given = await givenCover();
    expect(await given.issue()).toBeDefined();

    await end(given);

    expect(await given.issue()).toBeUndefined();
  },
);
