import { expect, test } from "vitest";
import { publish } from "../world/building.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf } from "../world/member.ts";
import { weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

test("an assistant that cannot help says its version's fallback text, and its draft the draft's", async () => {
  const { alice, builder, assistant } = await givenAssistantWithSkill(world, { operations: [weather] });
  const url = `/api/assistants/${assistant.id}`;
  await builder.send("PATCH", url, { fallback: "Published words" });
  await publish(builder, assistant);
  await builder.send("PATCH", url, { fallback: "Draft words" });
  const draft = await builder.startsConversation(assistant, { draft: true });

  expect(answerOf(await alice.says(assistant, "book me a flight to Mars"))).toBe("Published words");
  expect(answerOf(await builder.says(draft, "book me a flight to Mars"))).toBe("Draft words");
});
