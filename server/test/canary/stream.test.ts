import { sql } from "kysely";
import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { callTo, scriptedPlanner } from "../world/scripted-planner.ts";
import { phone } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";
import { speltInEveryWay } from "./echo-skill.ts";
import { hunt } from "./hunt.ts";

const planner = scriptedPlanner();
const world = await startWorld({ planner });

test.each([true, false])(
  "a skill that spells its code and tokens in every way tells them to nobody (stream: %s) (T30, T50)",
  async (stream) => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [phone], stream });
    skill.answersWith(async (_, code) => {
      const { accessToken = "", refreshToken = "" } = await skill.client.exchange(code);
      secrets.push(code, accessToken, refreshToken);
      const spelt = speltInEveryWay(secrets);
      return {
        spelt,
        named: Object.fromEntries(spelt.map((each) => [each, 1])),
        json: JSON.stringify({ spelt }),
      };
    });
    const secrets: string[] = [];
    planner.answers(
      (input) => ({ kind: "calls", calls: [callTo(phone.operationId, input)] }),
      // As a model might that was told a secret after all.
      (input) => ({
        kind: "answer",
        text: `${JSON.stringify(input.transcript.at(-1))} ${secrets.join(" ")}`,
      }),
    );

    const asked = await alice.says(assistant, "What is my phone number?");
    await alice.allows(asked, { duration: "always" });
    const run = await alice.sees(asked);
    const shown = planner.shown();

    expect(secrets).toHaveLength(3);
    expect(new Set(secrets).size).toBe(3);
    const rows = await Promise.all(
      ["message", "run", "run_step", "skill_call", "audit_event"].map((table) =>
        sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(world.ctx.db),
      ),
    );
    const places = new Map([
      ["run", JSON.stringify(run)],
      ["calls", JSON.stringify((await alice.send("GET", `/api/runs/${run.id}/calls`)).body)],
      ["thread", JSON.stringify(await alice.thread({ id: run.conversationId }))],
      ["planner", JSON.stringify(shown)],
      ["tables", rows.flatMap((table) => table.rows.map(({ row }) => row)).join("\n")],
    ]);
    expect(run.status).toBe("completed");
    for (const text of places.values()) expect(text).toContain("••••");
    expect(
      hunt(
        secrets.map((value, index) => ({ name: `secret ${index + 1}`, value })),
        places,
      ),
    ).toEqual([]);
  },
);
