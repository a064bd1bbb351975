// oidc-provider as its documentation sets it up, on PostgreSQL: one table with the adapter's seven functions.
// Run by the measurements as a process of its own. Lean: opaque tokens, no ID token, no audit, the client in memory.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
await pool.query(`
  create table oidc_model (
    model text not null, id text not null, payload jsonb not null, grant_id text, user_code text, uid text,
    expires_at timestamptz, consumed_at timestamptz, primary key (model, id)
  );
  create index on oidc_model (grant_id) where grant_id is not null;
  create index on oidc_model (user_code) where user_code is not null;
  create index on oidc_model (uid) where uid is not null;
  create table account (id text primary key, name text not null, email text, mobile text);
  insert into account values ('alice', 'Alice', 'alice@example.com', '13800000000');`);

class PostgresAdapter {
  constructor(model) {
    this.model = model;
  }

  async upsert(id, payload, expiresIn) {
    await pool.query(
      `insert into oidc_model (model, id, payload, grant_id, user_code, uid, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
       on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
          user_code = excluded.user_code, uid = excluded.uid, expires_at = excluded.expires_at`,
      [this.model, id, payload, payload.grantId, payload.userCode, payload.uid, expiresIn],
    );
  }

  async #findBy(column, value) {
    const { rows } = await pool.query(
      `select payload, consumed_at from oidc_model
        where model = $1 and ${column} = $2 and (expires_at is null or expires_at > now())`,
      [this.model, value],
    );
    const [row] = rows;
    return row && { ...row.payload, ...(row.consumed_at && { consumed: true }) };
  }

  find(id) {
    return this.#findBy("id", id);
  }

  findByUserCode(userCode) {
    return this.#findBy("user_code", userCode);
  }

  findByUid(uid) {
    return this.#findBy("uid", uid);
  }

  async consume(id) {
    await pool.query("update oidc_model set consumed_at = now() where model = $1 and id = $2", [
      this.model,
      id,
    ]);
  }

  async destroy(id) {
    await pool.query("delete from oidc_model where model = $1 and id = $2", [this.model, id]);
  }

  async revokeByGrantId(grantId) {
    await pool.query("delete from oidc_model where grant_id = $1", [grantId]);
  }
}

const redirectUri = "https://client.example/back";
const credentials = { clientId: "client", clientSecret: randomBytes(32).toString("base64url") };
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const provider = new Provider("http://127.0.0.1", {
  adapter: PostgresAdapter,
  clients: [
    {
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code", "refresh_token"],
      token_endpoint_auth_method: "client_secret_post",
      id_token_signed_response_alg: "ES256",
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" }] },
  cookies: { keys: [randomBytes(32).toString("base64url")] },
  scopes: ["contact"],
  claims: { openid: ["sub"], profile: ["name"], email: ["email"], phone: ["phone_number"] },
  ttl: { AccessToken: 7200, AuthorizationCode: 300, RefreshToken: 30 * 86_400, Grant: 30 * 86_400 },
  features: {
    introspection: { enabled: true, allowedPolicy: () => true },
    devInteractions: { enabled: false },
  },
  pkce: { required: () => false },
  issueRefreshToken: async () => true,
  async findAccount(_, id) {
    const { rows } = await pool.query("select id, name, email, mobile from account where id = $1", [id]);
    const [row] = rows;
    const claims = async () => ({ sub: row.id, name: row.name, email: row.email, phone_number: row.mobile });
    return row && { accountId: row.id, claims };
  },
});
provider.on("server_error", (_, error) => process.stderr.write(`${error.stack}\n`));

async function newGrant(client) {
  const grant = new provider.Grant({ accountId: "alice", clientId: client.clientId });
  grant.addOIDCScope("contact openid profile email phone");
  return grant.save();
}

/** Without `openid`, so that a redemption signs no ID token. */
async function newCode(client) {
  const grantId = await newGrant(client);
  const about = {
    client,
    accountId: "alice",
    grantId,
    redirectUri,
    scope: "contact",
    gty: "authorization_code",
  };
  return new provider.AuthorizationCode(about).save();
}

/** Userinfo wants `openid`, so its tokens are made beside. */
async function newToken(client) {
  const grantId = await newGrant(client);
  const about = {
    client,
    accountId: "alice",
    grantId,
    scope: "openid profile email phone",
    gty: "authorization_code",
  };
  return new provider.AccessToken(about).save();
}

/** `GET /bench/codes/10`: so many fresh ones, for the measurement alone. */
async function makeMany(path) {
  const [, , kind, count] = path.split("/");
  const client = await provider.Client.find(credentials.clientId);
  const one = kind === "codes" ? newCode : newToken;
  return Promise.all(Array.from({ length: Number(count) }, () => one(client)));
}

const handle = provider.callback();
const server = createServer((request, response) => {
  if (!request.url.startsWith("/bench/")) return handle(request, response);
  makeMany(request.url).then(
    (made) => response.end(JSON.stringify(made)),
    (error) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, "127.0.0.1", () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}`, ...credentials, redirectUri });
});
process.on("disconnect", () => process.exit());
