import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { answers, asking, givenClient, isAsked, registers } from "../../server/test/world/browser-flow.ts";
import type { Member } from "../../server/test/world/member.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Visit } from "./browser.ts";
import { cardLooks, cardWorld } from "./card-world.ts";
import { decides } from "./skill-world.ts";

/* An application sends a browser here, and gets it back. */

const { world, opens } = await cardWorld();
// Of two organisations one has to be named at sign-in.
await world.organisation();
const basic = "Contact.User.Read";
const mobile = "Contact.User.mobile";

const zh = {
  signIn: "登录",
  title: /想访问你的以下信息/,
  allow: "允许访问",
  deny: "不允许",
  sensitive: "敏感",
  risk: "中风险",
  over: "已经作答",
  expired: "请求已过期",
  gone: "这里没有等你回答的请求",
  noWay: "无法处理这个授权请求",
  unavailable: "已经没有可授权的内容",
  learns: /你的组织：/,
  other: /要的是另一个组织/,
  administrators: /只对组织的管理员开放/,
  otherAccount: "换一个账号",
};
const en: typeof zh = {
  signIn: "Sign in",
  title: /wants to access:/,
  allow: "Allow",
  deny: "Don’t allow",
  sensitive: "Sensitive",
  risk: "Medium risk",
  over: "This is answered",
  expired: "This request expired",
  gone: "Nothing here waits for your answer",
  noWay: "This request cannot be answered",
  unavailable: "There is nothing to allow any more",
  learns: /your organisation, /,
  other: /wants another organisation/,
  administrators: /for an organisation’s admins/,
  otherAccount: "Use another account",
};
const words = { zh, en };

/** The application's own program, on the person's machine: what browsers came with, and its address. */
async function listening() {
  const came: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname === "/callback") came.push(url);
    if (request.headers.referer !== undefined) came.push(new URL(request.headers.referer));
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Back</title><p>Back</p>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { came, redirect_uri: `http://127.0.0.1:${port}/callback` };
}

const goes = ({ page }: Visit, query: string) => page.goto(`/oauth2/auth?${query}`);
const sees = ({ page }: Visit, text: string | RegExp) => page.getByText(text).first().waitFor();

/** Beside those that the way back is: a browser goes there, and may be refused what is gone. */
const complaintsOf = ({ complaints }: Visit) =>
  complaints.filter((it) => !/\/callback\?|\/favicon|40[0349]|429/.test(it));

test.each(sampled(cardLooks))(
  "a person who signs in on the way sees what is asked, allows it and is back with a code; then no page any more; revoked, it opens nothing ($language, $width px)",
  async (look) => {
    const { alice, assistant, skill } = await givenClient(world, [basic, mobile]);
    const { came, redirect_uri } = await listening();
    const say = words[look.language];
    const state = "1e3";
    const query = asking(assistant, { scope: `openid ${basic} ${mobile}`, redirect_uri, state });
    const here = await opens(alice, look);
    await here.context.clearCookies();

    await goes(here, query);
    await signsInOn(here, alice);
    await here.page.getByRole("heading", { name: say.title }).waitFor();
    await sees(here, say.sensitive);
    await sees(here, say.risk);
    await sees(here, new URL(redirect_uri).host);
    expect(await inspect(here, "authorise")).toEqual([]);
    const question = here.page.url();
    await decides(here, say.allow);
    await here.page.waitForURL(`${redirect_uri}**`);

    const [back, ...others] = came;
    expect(others).toEqual([]);
    expect(back?.searchParams.get("state")).toBe(state);
    const { accessToken } = await skill.client.exchange(back?.searchParams.get("authCode") ?? "");
    expect(await skill.client.profile(accessToken)).toMatchObject({ unionId: alice.unionId });

    await here.page.goto(question);
    await sees(here, say.over);
    expect(await inspect(here, "authorise-over")).toEqual([]);
    await goes(here, query);
    await here.page.waitForURL(`${redirect_uri}**`);
    expect(came).toHaveLength(2);

    await alice.revokes(await alice.grant());
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject({ statusCode: 403 });
    await goes(here, query);
    await here.page.getByRole("heading", { name: say.title }).waitFor();
    expect(complaintsOf(here)).toEqual([]);
    await here.context.close();
  },
);

test.each(sampled(cardLooks))(
  "who does not allow it goes back with nothing, by the keyboard too ($language, $width px)",
  async (look) => {
    const { alice, assistant } = await givenClient(world, [basic]);
    const { came, redirect_uri } = await listening();
    const here = await opens(alice, look);
    const say = words[look.language];
    await goes(here, asking(assistant, { redirect_uri }));

    const deny = here.page.getByRole("button", { name: say.deny, exact: true });
    await deny.waitFor();
    await expect
      .poll(async () => {
        await here.page.keyboard.press("Tab");
        return deny.evaluate((element) => element === document.activeElement);
      })
      .toBe(true);
    await here.page.keyboard.press("Enter");
    await here.page.waitForURL(`${redirect_uri}**`);

    expect(came.map(({ searchParams }) => searchParams.get("error"))).toEqual(["access_denied"]);
    expect(await alice.grants()).toEqual([]);
    await here.context.close();
  },
);

type Client = Awaited<ReturnType<typeof givenClient>>;

interface Stage extends Client {
  here: Visit;
  say: typeof zh;
}

/** What else the page may have to say, and how it comes to it. */
const states: Record<string, { act(stage: Stage): Promise<unknown>; says(say: typeof zh): string | RegExp }> =
  {
    "the client is unknown": {
      act: ({ here }) => goes(here, asking({ clientId: "dingUnknown" })),
      says: (say) => say.noWay,
    },
    "the address is not registered": {
      act: ({ here, assistant }) =>
        goes(here, asking(assistant, { redirect_uri: "https://evil.example/callback" })),
      says: (say) => say.noWay,
    },
    "the address says nothing": {
      act: ({ here }) => goes(here, ""),
      says: (say) => say.noWay,
    },
    "the question is another person's": {
      act: async ({ here, organisation, assistant }) => {
        const mallory = await organisation.person("Mallory");
        return here.page.goto(`/oauth2/auth/${(await isAsked(mallory, asking(assistant))).id}`);
      },
      says: (say) => say.gone,
    },
    "it was answered in another window": {
      act: async ({ here, alice, assistant, say }) => {
        await goes(here, asking(assistant));
        await here.page.getByRole("heading", { name: say.title }).waitFor();
        await answers(alice, { id: here.page.url().split("/").at(-1) ?? "" }, { decision: "deny" });
        await decides(here, say.allow);
      },
      says: (say) => say.over,
    },
    "its time is over": {
      act: async ({ here, alice, assistant }) => {
        const { id } = await isAsked(alice, asking(assistant));
        await world.later("11 minutes");
        return here.page.goto(`/oauth2/auth/${id}`);
      },
      says: (say) => say.expired,
    },
    "an approval is gone when it is answered": {
      act: async ({ here, builder, assistant, say }) => {
        await goes(here, asking(assistant));
        await here.page.getByRole("heading", { name: say.title }).waitFor();
        await builder.send("DELETE", `/api/applications/${assistant.applicationId}/permissions/${basic}`);
        await decides(here, say.allow);
      },
      says: (say) => say.unavailable,
    },
    "the organisation is told": {
      act: ({ here, assistant }) => goes(here, asking(assistant, { scope: `openid corpid ${basic}` })),
      says: (say) => say.learns,
    },
    "another organisation is wanted": {
      act: ({ here, assistant }) =>
        goes(here, asking(assistant, { scope: "openid corpid", corpId: "ding0" })),
      says: (say) => say.other,
    },
    "an admin is wanted": {
      act: ({ here, assistant }) =>
        goes(here, asking(assistant, { scope: "openid corpid", org_type: "management" })),
      says: (say) => say.administrators,
    },
  };

test.each(
  Object.entries(states).flatMap(([name, state]) =>
    sampled(cardLooks).map((look) => ({ name, state, ...look })),
  ),
)("a page that asks: $name ($language, $width px)", async ({ name, state, ...look }) => {
  const given = await givenClient(world, [basic]);
  const here = await opens(given.alice, look);
  const say = words[look.language];

  await state.act({ ...given, here, say });

  await sees(here, state.says(say));
  expect(await inspect(here, `authorise-${name.replaceAll(/\W+/g, "-")}`)).toEqual([]);
  expect(complaintsOf(here)).toEqual([]);
  await here.context.close();
});

test("who is somebody else signs in as that, and is asked the same", async () => {
  const [look] = cardLooks;
  const { organisation, alice, assistant } = await givenClient(world, [basic]);
  const bob = await organisation.person("Bob");
  const { came, redirect_uri } = await listening();
  const here = await opens(alice, look);
  const say = words[look.language];
  await goes(here, asking(assistant, { redirect_uri, state: "0012" }));

  await here.page.getByRole("button", { name: say.otherAccount, exact: true }).click();
  await signsInOn(here, bob);
  await here.page.getByText(bob.account).waitFor();
  await decides(here, say.allow);
  await here.page.waitForURL(`${redirect_uri}**`);

  expect(came.map(({ searchParams }) => searchParams.get("state"))).toEqual(["0012"]);
  expect([(await alice.grants()).length, (await bob.grants()).length]).toEqual([0, 1]);
  await here.context.close();
});

async function signsInOn({ page, look }: Visit, person: Member): Promise<void> {
  await page.waitForURL("**/sign-in?**");
  if (person.organisation) await page.locator("input[name=organisation]").fill(person.organisation);
  await page.locator("input[name=account]").fill(person.account);
  await page.locator("input[type=password]").fill(person.password);
  await page.getByRole("button", { name: words[look.language].signIn, exact: true }).click();
}

test("what an application may not ask goes back to it without a page", async () => {
  const { alice, builder, assistant } = await givenClient(world, [basic]);
  const { came, redirect_uri } = await listening();
  await registers(builder, assistant, [redirect_uri]);
  const here = await opens(alice, cardLooks[1]);

  await goes(here, asking(assistant, { redirect_uri, scope: "openid Nothing.Of.The.Kind" }));
  await here.page.waitForURL(`${redirect_uri}**`);

  expect(came.map(({ searchParams }) => searchParams.get("error"))).toEqual(["invalid_scope"]);
  await here.context.close();
});
