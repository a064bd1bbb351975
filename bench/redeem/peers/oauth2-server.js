// @node-oauth/oauth2-server with a model on PostgreSQL as its examples write one: a table of codes, a table of tokens,
// one statement for each function. Run by the measurements as a process of its own. Lean: plain tokens, no audit.
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import OAuth2Server from "@node-oauth/oauth2-server";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
await pool.query(`
  create table oauth_client (client_id text primary key, client_secret text not null, redirect_uri text not null);
  create table oauth_code (
    code text primary key, client_id text not null, user_id text not null, redirect_uri text not null,
    scope text not null, expires_at timestamptz not null
  );
  create table oauth_token (
    access_token text primary key, access_token_expires_at timestamptz not null, refresh_token text unique,
    refresh_token_expires_at timestamptz, scope text not null, client_id text not null, user_id text not null
  );`);

const redirectUri = "https://client.example/back";
const credentials = { clientId: "client", clientSecret: randomBytes(32).toString("base64url") };
const { clientId, clientSecret } = credentials;
await pool.query("insert into oauth_client values ($1, $2, $3)", [clientId, clientSecret, redirectUri]);

async function first(statement, values) {
  const { rows } = await pool.query(statement, values);
  return rows[0];
}

const tokenOf = (row) =>
  row && {
    accessToken: row.access_token,
    accessTokenExpiresAt: row.access_token_expires_at,
    refreshToken: row.refresh_token,
    refreshTokenExpiresAt: row.refresh_token_expires_at,
    scope: row.scope.split(" "),
    client: { id: row.client_id },
    user: { id: row.user_id },
  };

const model = {
  async getClient(id, secret) {
    const row = await first(
      "select client_id, redirect_uri from oauth_client where client_id = $1 and client_secret = $2",
      [id, secret],
    );
    const grants = ["authorization_code", "refresh_token"];
    return row && { id: row.client_id, redirectUris: [row.redirect_uri], grants };
  },

  async getAuthorizationCode(code) {
    const row = await first(
      "select code, client_id, user_id, redirect_uri, scope, expires_at from oauth_code where code = $1",
      [code],
    );
    return (
      row && {
        code: row.code,
        expiresAt: row.expires_at,
        redirectUri: row.redirect_uri,
        scope: row.scope.split(" "),
        client: { id: row.client_id },
        user: { id: row.user_id },
      }
    );
  },

  async revokeAuthorizationCode({ code }) {
    const { rowCount } = await pool.query("delete from oauth_code where code = $1", [code]);
    return rowCount === 1;
  },

  async saveToken(token, client, user) {
    await pool.query(
      `insert into oauth_token (access_token, access_token_expires_at, refresh_token, refresh_token_expires_at, scope,
                                client_id, user_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        token.accessToken,
        token.accessTokenExpiresAt,
        token.refreshToken,
        token.refreshTokenExpiresAt,
        token.scope.join(" "),
        client.id,
        user.id,
      ],
    );
    return { ...token, client, user };
  },

  async getRefreshToken(refreshToken) {
    return tokenOf(await first("select * from oauth_token where refresh_token = $1", [refreshToken]));
  },

  async revokeToken({ refreshToken }) {
    const { rowCount } = await pool.query("delete from oauth_token where refresh_token = $1", [refreshToken]);
    return rowCount === 1;
  },

  async getAccessToken(accessToken) {
    return tokenOf(await first("select * from oauth_token where access_token = $1", [accessToken]));
  },
};
const oauth = new OAuth2Server({ model });

/** `GET /bench/codes/10`: so many fresh ones, for the measurement alone. */
async function makeCodes(path) {
  const codes = Array.from({ length: Number(path.split("/")[3]) }, () =>
    randomBytes(32).toString("base64url"),
  );
  await pool.query(
    `insert into oauth_code select code, $2, 'alice', $3, 'contact', now() + interval '5 minutes'
       from unnest($1::text[]) code`,
    [codes, clientId, redirectUri],
  );
  return codes;
}

async function answer(incoming) {
  const path = incoming.url;
  if (path.startsWith("/bench/")) return { status: 200, body: await makeCodes(path) };
  const { headers, method } = incoming;
  const body = Object.fromEntries(new URLSearchParams(await text(incoming)));
  const request = new OAuth2Server.Request({ headers, method, query: {}, body });
  const response = new OAuth2Server.Response({});
  try {
    if (path === "/token") await oauth.token(request, response);
    else response.body = { sub: (await oauth.authenticate(request, response)).user.id };
    return { status: response.status ?? 200, body: response.body };
  } catch (error) {
    return { status: error.code ?? 500, body: { error: error.name, message: error.message } };
  }
}

const server = createServer((request, response) => {
  answer(request).then(({ status, body }) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
  );
});
server.listen(0, "127.0.0.1", () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}`, ...credentials, redirectUri });
});
process.on("disconnect", () => process.exit());
