import { sql } from "kysely";
import { expect, test } from "vitest";
import { within } from "../../../src/platform/ctx.ts";
import { tellWebhooks } from "../../../src/webhooks/index.ts";
import { givenWebhook } from "../../world/given-webhook.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

test("a thousand events arrive, each once, on two nodes", async () => {
  const { organisation, receiver, webhook, secret } = await givenWebhook(world);
  await world.another();
  const { id } = await webhook.test();
  await expect.poll(() => receiver.told()).toHaveLength(1);

  await sql`
    insert into webhook_delivery (organisation_id, webhook_id, type, data)
    select d.organisation_id, d.webhook_id, 'version.published', jsonb_build_object('apiId', 'api_1', 'version', number)
      from webhook_delivery d, generate_series(1, 1000) number
     where d.organisation_id = ${organisation.id} and d.id = ${id}`.execute(world.ctx.db);
  tellWebhooks(within(world.ctx, organisation.id));
  await expect.poll(() => receiver.told().length, { timeout: 60_000, interval: 200 }).toBe(1001);

  expect(new Set(receiver.told().map((told) => told.id)).size).toBe(1001);
  const versions = receiver.verified(secret).flatMap(({ data }) => data.version ?? []);
  expect(versions.toSorted((one, other) => Number(one) - Number(other))).toEqual(
    Array.from({ length: 1000 }, (_, index) => index + 1),
  );
  await expect.poll(() => webhook.deliveries("?state=pending")).toEqual([]);
}, 90_000);
