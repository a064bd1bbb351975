import sharp from "sharp";
import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type Answer, read, request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

async function image(background: string): Promise<string> {
  const drawn = sharp({ create: { width: 300, height: 300, channels: 3, background } });
  return (await drawn.jpeg().toBuffer()).toString("base64");
}

const Picture = z.object({ picture: z.string() });
const pictureOf = (answer: Answer) => read(answer, 200, Picture).picture;

test("a person's picture is what a token's profile shows, for whoever has its address", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const first = pictureOf(await alice.send("PUT", "/api/profile/picture", { image: await image("red") }));
  await alice.allows(await alice.says(assistant, "我的手机号是多少？"), { duration: "always" });
  const [token] = skill.tokens();

  const me = () =>
    request(world.url, "GET", "/v1.0/contact/users/me", undefined, {
      "x-acs-dingtalk-access-token": token?.accessToken ?? "",
    });
  expect((await me()).body).toMatchObject({ avatarUrl: world.url + first });
  expect((await alice.send("GET", "/api/session")).body).toMatchObject({ user: { picture: first } });
  expect((await alice.send("GET", "/api/profile")).body).toMatchObject({ profile: { picture: first } });

  const shown = await fetch(world.url + first);
  expect(shown.status).toBe(200);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=86400, immutable",
  });
  expect(await sharp(await shown.arrayBuffer()).metadata()).toMatchObject({ format: "webp", width: 256 });

  const second = pictureOf(await alice.send("PUT", "/api/profile/picture", { image: await image("blue") }));
  expect(second).not.toBe(first);
  expect((await fetch(world.url + first)).status).toBe(404);

  expect((await alice.send("DELETE", "/api/profile/picture")).status).toBe(204);
  expect((await fetch(world.url + second)).status).toBe(404);
  expect((await me()).body).not.toHaveProperty("avatarUrl");
});

test("what is no picture changes nothing", async () => {
  const { alice } = await givenAssistantWithSkill(world);
  const kept = pictureOf(await alice.send("PUT", "/api/profile/picture", { image: await image("red") }));
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString("base64");

  for (const bad of [svg, "no base64!", "====", "A".repeat(400_000)])
    expect(await alice.send("PUT", "/api/profile/picture", { image: bad })).toMatchObject({
      status: 400,
      body: { error: { code: "picture_unreadable" } },
    });
  expect((await alice.send("PUT", "/api/profile/picture", { image: "A".repeat(7_100_000) })).status).toBe(
    413,
  );
  expect((await alice.send("PUT", "/api/profile/picture", { image: 7 })).status).toBe(400);

  expect((await alice.send("GET", "/api/session")).body).toMatchObject({ user: { picture: kept } });
});

test("an address that names no picture, or another organisation's tag, is unknown", async () => {
  const [one, other] = await Promise.all([givenAssistantWithSkill(world), givenAssistantWithSkill(world)]);
  const kept = pictureOf(await one.alice.send("PUT", "/api/profile/picture", { image: await image("red") }));
  const forged = kept.replace(one.organisation.id.slice(4), other.organisation.id.slice(4));

  expect(forged).not.toBe(kept);
  for (const path of [forged, "/pictures/pic_x", "/pictures/..%2f..%2fetc", `${kept}0`])
    expect((await fetch(world.url + path)).status, path).toBe(404);
});
