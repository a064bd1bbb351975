import { sql } from "kysely";
import { expect, test } from "vitest";
import { findCatalogue } from "../../src/permissions/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { type AskingApi, appTokenFor, codeOf, givenAskingApi } from "../world/asking-api.ts";
import { asking, callback, decides, sends as opens, registers } from "../world/browser-flow.ts";
import { applyFor, approveAll } from "../world/building.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { startWorld } from "../world/world.ts";

// Every token there can be, at every API, in every state: what it opens there, and that nothing is left out.

const world = await startWorld();

const kinds = ["delegated", "refreshed", "once", "browser", "application"] as const;
const audiences = ["expenses", "rooms", "platform"] as const;
/** Who is asked: each API about each token, one of another organisation, and our own at `/v1.0`. */
const places = [...audiences, "foreign organisation"] as const;
const states = [
  "live",
  "revoked",
  "expired",
  "resting",
  "withdrawn",
  "unapproved",
  "person disabled",
  "application disabled",
] as const;
type Kind = (typeof kinds)[number];
type Audience = (typeof audiences)[number];
type Place = (typeof places)[number];
type State = (typeof states)[number];

const expenses = [
  { code: "Expense.Claim.Read", fields: ["iban", "amount"] },
  { code: "Expense.Claim.Write" },
  { code: "Expense.Claim.Bank", fields: ["iban"] },
  { code: "Expense.Claim.All", kind: "application" as const, fields: ["cost"] },
];
const rooms = [
  { code: "Room.Booking.Read" },
  { code: "Room.Booking.Host", fields: ["host"] },
  { code: "Room.Booking.All", kind: "application" as const },
];
/** Of the platform's those that the profile shows: its own, and one field. */
const ofPlatform = ["Contact.User.Read", "Contact.User.mobile"];

interface Token {
  kind: Kind;
  audience: Audience;
  codes: readonly string[];
  text: string;
}

interface Opens {
  scopes: readonly string[];
  fields: readonly string[];
}

/** What the catalogue has, at each API. */
async function catalogueOf({ organisation }: Given, apis: Record<string, AskingApi>) {
  const { permissions } = await findCatalogue(within(world.ctx, organisation.id));
  const at = (audience: Audience, kind: "delegated" | "application") =>
    permissions.filter(
      ({ api, ...permission }) =>
        permission.kind === kind &&
        (audience === "platform"
          ? ofPlatform.includes(permission.code)
          : api.audience === apis[audience]?.id),
    );
  return { permissions, at };
}

/** Each choice of some of them, none left out. */
function choicesOf(codes: readonly string[]): string[][] {
  const [first, ...rest] = codes;
  if (first === undefined) return [];
  const others = choicesOf(rest);
  return [[first], ...others, ...others.map((each) => [first, ...each])];
}

async function givenEverything() {
  const given = await givenAssistantWithSkill(world, { approved: ofPlatform });
  const { builder, assistant } = given;
  const apis: Record<string, AskingApi> = {
    expenses: await givenAskingApi(world, { admin: builder, points: expenses }),
    rooms: await givenAskingApi(world, { admin: builder, points: rooms }),
  };
  const foreign = await world.organisation();
  const stranger = await foreign.person("Stranger", { roles: ["member", "admin"] });
  const elsewhere = await givenAskingApi(world, { admin: stranger, points: expenses });
  await applyFor(
    builder,
    assistant,
    [...expenses, ...rooms].map(({ code }) => code),
  );
  await approveAll(builder);
  await registers(builder, assistant, [callback]);
  return { ...given, apis, elsewhere, catalogue: await catalogueOf(given, apis) };
}

type Everything = Awaited<ReturnType<typeof givenEverything>>;

async function textOf(given: Everything, kind: Kind, audience: Audience, scopes: readonly string[]) {
  const { alice, skill, assistant, apis } = given;
  const exchanged = async (code: string) => await skill.client.exchange(code);
  switch (kind) {
    case "application": {
      const { body } = await appTokenFor(world, assistant, apis[audience]?.id);
      return body.accessToken;
    }
    case "browser": {
      const { body } = await opens(alice, asking(assistant, { scope: `openid ${scopes.join(" ")}` }));
      const { request, backTo } = Object(body);
      const back = backTo === null ? await decides(alice, request, { decision: "allow" }) : new URL(backTo);
      return (await exchanged(back.searchParams.get("code") ?? "")).accessToken;
    }
    case "refreshed": {
      const { refreshToken = "" } = await exchanged(await codeOf(world, given, alice, { scopes }));
      return (await skill.client.refresh(refreshToken)).accessToken;
    }
    default: {
      const code = await codeOf(world, given, alice, { scopes, once: kind === "once" });
      return (await exchanged(code)).accessToken;
    }
  }
}

async function tokensOf(given: Everything): Promise<Token[]> {
  const tokens: Token[] = [];
  for (const kind of kinds)
    for (const audience of audiences) {
      const own = given.catalogue.at(audience, kind === "application" ? kind : "delegated");
      const codes = own.map(({ code }) => code);
      // What an application may do itself is what it is approved for, whatever it asks.
      for (const chosen of kind === "application" ? [codes] : choicesOf(codes))
        tokens.push({ kind, audience, codes: chosen, text: await textOf(given, kind, audience, chosen) });
    }
  return tokens;
}

const endings: Record<Exclude<State, "live">, (given: Everything) => Promise<unknown>> = {
  revoked: ({ alice }) => alice.send("DELETE", "/api/grants"),
  expired: () => world.later("3 hours"),
  resting: ({ organisation }) =>
    sql`update grant_scope set rests_since = behalf_now() where organisation_id = ${organisation.id}`.execute(
      world.ctx.db,
    ),
  withdrawn: ({ organisation }) =>
    sql`update permission_point set withdrawn_at = behalf_now() where organisation_id = ${organisation.id}`.execute(
      world.ctx.db,
    ),
  async unapproved({ builder, assistant }) {
    const approved = [...ofPlatform, ...[...expenses, ...rooms].map(({ code }) => code)];
    for (const code of approved)
      await builder.send("DELETE", `/api/applications/${assistant.applicationId}/permissions/${code}`);
  },
  "person disabled": ({ alice, builder }) =>
    builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true }),
  "application disabled": ({ builder, assistant }) =>
    builder.send("PATCH", `/api/applications/${assistant.applicationId}`, { disabled: true }),
};

/** What ends nothing that an application may do itself: a person's decision, or what became of them. */
const onlyOfPeople: readonly State[] = ["revoked", "resting", "person disabled"];

/** What a token opens where it is for; null: nothing. */
function expected(given: Everything, { kind, audience, codes }: Token, state: State): Opens | null {
  // The platform's are never withdrawn.
  if (state === "withdrawn" && audience === "platform") return openedBy(given, codes);
  if (kind === "application" && onlyOfPeople.includes(state)) return openedBy(given, codes);
  return state === "live" ? openedBy(given, codes) : null;
}

function openedBy({ catalogue }: Everything, codes: readonly string[]): Opens {
  const points = catalogue.permissions.filter(({ code }) => codes.includes(code));
  const fields = points.flatMap((point) => point.fields);
  return { scopes: [...codes].toSorted(), fields: [...new Set(fields)].toSorted() };
}

/** What an API is told; of any other token than its own that it is none. */
async function toldAt(api: AskingApi, token: string): Promise<Opens | null> {
  const { status, body } = await api.asks(token);
  expect(status).toBe(200);
  if (!body.active) {
    expect(Object.keys(body).filter((name) => name !== "check")).toEqual(["active"]);
    return null;
  }
  return { scopes: body.scope.split(" "), fields: body.fields };
}

/** `undefined`: the token is not one for us. */
async function profileWith(text: string): Promise<{ status: number; mobile: boolean } | undefined> {
  const answer = await fetch(`${world.url}/v1.0/contact/users/me`, {
    headers: { "x-acs-dingtalk-access-token": text },
  });
  if (answer.status === 400) return undefined;
  return { status: answer.status, mobile: Object.hasOwn(Object(await answer.json()), "mobile") };
}

function expectedProfile({ kind, audience }: Token, state: State, opens: Opens | null) {
  if (audience !== "platform" || state === "expired") return undefined;
  const reads = kind !== "application" && opens?.scopes.includes("Contact.User.Read");
  return reads
    ? { status: 200, mobile: opens?.scopes.includes("Contact.User.mobile") }
    : { status: 403, mobile: false };
}

async function isAsExpected(given: Everything, token: Token, place: Place, state: State): Promise<boolean> {
  const opens = expected(given, token, state);
  if (place === "platform") {
    const [found, wanted] = [await profileWith(token.text), expectedProfile(token, state, opens)];
    return JSON.stringify(found) === JSON.stringify(wanted);
  }
  const api = place === "foreign organisation" ? given.elsewhere : given.apis[place];
  if (api === undefined) return false;
  const wanted = place === token.audience ? opens : null;
  return JSON.stringify(await toldAt(api, token.text)) === JSON.stringify(wanted);
}

test("tokens × APIs × permissions × fields × states: each opens what is its own, and nothing else (T16)", async () => {
  const seen = new Map<string, boolean>();
  const nameOf = (token: Token, place: Place, state: State) =>
    [token.kind, token.audience, token.codes.join("+"), `at ${place}`, state].join(" ");
  for (const state of states) {
    const given = await givenEverything();
    const tokens = await tokensOf(given);
    if (state !== "live") {
      for (const token of tokens)
        if (token.audience !== "platform")
          expect(
            await isAsExpected(given, token, token.audience, "live"),
            nameOf(token, token.audience, state),
          ).toBe(true);
      await endings[state](given);
    }
    for (const token of tokens)
      for (const place of places)
        seen.set(nameOf(token, place, state), await isAsExpected(given, token, place, state));
  }

  expect([...seen].filter(([, isRight]) => !isRight).map(([name]) => name)).toEqual([]);
  // Of people, for each API the choices of what the catalogue has for it; of the application itself one each.
  const choices = (7 + 3 + 3) * 4 + 3;
  expect(seen.size).toBe(choices * places.length * states.length);
}, 240_000);
