import * as oauth from "oauth4webapi";
import { expect, test } from "vitest";
import { z } from "zod";
import { callback, decides, givenClient, isAsked } from "../world/browser-flow.ts";
import type { Assistant } from "../world/member.ts";
import { read, request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

/* A library that knows the standards and not us does the browser's part, word for word as its documents have it. */

const world = await startWorld();
const server = {
  issuer: world.url,
  authorization_endpoint: `${world.url}/oauth2/auth`,
  code_challenge_methods_supported: ["S256"],
} satisfies oauth.AuthorizationServer;

async function begins({ clientId }: Assistant) {
  const codeVerifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const address = new URL(server.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    response_type: "code",
    scope: "openid Contact.User.Read",
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
    state,
  }).toString();
  return { client: { client_id: clientId }, query: address.search.slice(1), state, codeVerifier };
}

test("it takes the way back as a good one, and its code with its verifier is worth a token", async () => {
  const { alice, assistant, skill } = await givenClient(world, ["Contact.User.Read"]);
  const { client, query, state, codeVerifier } = await begins(assistant);

  const back = await decides(alice, await isAsked(alice, query), { decision: "allow" });
  const code = oauth.validateAuthResponse(server, client, back, state).get("code");

  const exchange = { ...assistant, grantType: "authorization_code", code, codeVerifier };
  const issued = await request(world.url, "POST", "/v1.0/oauth2/userAccessToken", exchange);
  const { accessToken } = read(issued, 200, z.object({ accessToken: z.string() }));
  expect(await skill.client.profile(accessToken)).toMatchObject({ unionId: alice.unionId });
  const elsewhere = () => oauth.validateAuthResponse(server, client, back, oauth.generateRandomState());
  expect(elsewhere).toThrow("state");
});

test("it understands the refusal", async () => {
  const { alice, assistant } = await givenClient(world, ["Contact.User.Read"]);
  const { client, query, state } = await begins(assistant);

  const back = await decides(alice, await isAsked(alice, query), { decision: "deny" });

  expect(() => oauth.validateAuthResponse(server, client, back, state)).toThrow(
    expect.objectContaining({ name: "AuthorizationResponseError", error: "access_denied" }),
  );
});
