// The least that could do a turn: a bare `node:http` handler with the same requests in and out and as many commits.
// Run by the measurements as a process of its own; COMMITS: how many in a turn, SKILL: what it calls.
import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import { Pool } from "undici";

const { DATABASE_URL, COMMITS, SKILL = "" } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 });
const skill = new Pool(SKILL, { connections: 64 });
await pool.query("create table if not exists bare (id bigserial primary key, run text not null, said text)");

/** One with the message and one with the exchange of the code; the others around the call. */
const between = Math.max(0, Number(COMMITS) - 2);
const before = Math.floor(between / 2);
const statuses = new Map<string, string>();
const ended = new EventEmitter().setMaxListeners(0);

async function commit(run: string, said: string): Promise<void> {
  await pool.query({
    name: "commit",
    text: "insert into bare (run, said) values ($1, $2)",
    values: [run, said],
  });
}

async function turn(run: string): Promise<void> {
  for (let n = 0; n < before; n += 1) await commit(run, "");
  const answer = await skill.request({ method: "GET", path: `/phone?oauthAuthCode=${run}` });
  await answer.body.text();
  for (let n = before; n < between; n += 1) await commit(run, "");
  statuses.set(run, "completed");
  ended.emit(run);
}

const show = (id: string) => ({ id, status: statuses.get(id) ?? "in_progress" });

function follow(run: string, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const tell = () => response.write(`event: run\ndata: ${JSON.stringify(show(run))}\n\n`);
  tell();
  const end = () => {
    tell();
    response.end();
  };
  if (statuses.get(run) === "completed") response.end();
  else ended.once(run, end);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "";
  const reply = (status: number, body: object) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const run = /^\/api\/runs\/(\w+)/.exec(path)?.[1];
  if (run !== undefined && request.method === "GET")
    return path.endsWith("/events") ? follow(run, response) : void reply(200, { run: show(run) });
  if (request.method === "GET") {
    const { rows } = await pool.query({
      name: "read",
      text: "select 'Alice' as nick, count(*) from bare where id = 1",
    });
    return void reply(200, { nick: rows[0].nick });
  }
  const body = await text(request);
  const id = Math.random().toString(36).slice(2);
  await commit(id, body);
  if (path.endsWith("/userAccessToken")) return void reply(200, { accessToken: id });
  reply(path.endsWith("/messages") ? 202 : 200, { run: show(id) });
  await turn(id);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => process.stderr.write(`${error}\n`));
});
server.listen(0, "127.0.0.1", () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on("disconnect", () => process.exit());
