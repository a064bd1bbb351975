// The least that could answer the same: a bare Fastify handler of a form, with one indexed SELECT. Run by the measurements
// as a process of its own.
import type { AddressInfo } from "node:net";
import { fastify } from "fastify";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
await pool.query("create table told (token text primary key, answer jsonb not null)");

const app = fastify();
app.addContentTypeParser(
  "application/x-www-form-urlencoded",
  { parseAs: "string" },
  (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  },
);

/** What is answered from then on, as the platform answered it. */
app.post<{ Body: { token: string; answer: object } }>("/filled", async ({ body }) => {
  await pool.query("insert into told values ($1, $2)", [body.token, body.answer]);
  await pool.query("analyze");
  return {};
});

app.post<{ Body: { token: string } }>("/oauth2/introspect", async ({ body }) => {
  const { rows } = await pool.query({
    name: "told",
    text: "select answer from told where token = $1",
    values: [body.token],
  });
  return rows[0].answer;
});

await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.({ url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` });
process.on("disconnect", () => process.exit());
