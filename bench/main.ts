// `npm run bench -- redeem`: what this does in a second and what it costs, beside others on the same PostgreSQL.
import { parseArgs } from "node:util";
import { besideBareTables } from "./beside-bare.ts";
import { cardsTable, measureCards } from "./cards.ts";
import { kinds as introspectKinds, measureIntrospect } from "./introspect/introspect.ts";
import { measureModel } from "./model.ts";
import { measurePage, pageTables } from "./page.ts";
import { measurePlannerQuality, qualityTable } from "./planner-quality.ts";
import { measurePlannerSpeed, speedTable } from "./planner-speed.ts";
import { measureRedeem } from "./redeem/redeem.ts";
import { redeemReport, redeemTables } from "./redeem/report.ts";
import { measureResources, kinds as resourceKinds } from "./resources/resources.ts";
import { describeHost } from "./rounds.ts";
import { measureScale, scaleTables } from "./scale.ts";
import { renderTables, type Table } from "./table.ts";
import { turnTables } from "./turn/report.ts";
import { measureTurn } from "./turn/turn.ts";

const usage = `npm run bench -- <name> [--rounds 7] [--count 400] [--beside <folder>] [--json | --markdown]

  redeem        Codes redeemed, tokens refreshed and used, beside two well-known servers and the same on one PostgreSQL.
  turn          A turn of the assistant from the message to the answer, beside a bare handler with the same requests.
  resources     A profile and a page of 100 events with a live token, beside a bare handler with one indexed SELECT.
  introspect    What an API is told of a live token, beside a bare handler with one indexed SELECT.
  page          The web app in a browser with nothing in its cache: until it is seen and can be used, beside a bare page.
  planner       A step of the built-in planner, and what it makes of the utterances of --data <utterances.jsonl>.
  scale         The hot paths on a new database and on one with the rows of years.
  cards         How many more cards labels bring, on the conversations in --data, which nobody attacks.
  model         The configured language model (LLM_BASE_URL, LLM_MODEL) on utterances and conversations in --data.

  --rounds      How often each is measured, in turn.
  --count       So many requests of each kind in a round.
  --beside      Another checkout of this repository with its node_modules, measured in the same rounds.
  --turns       Of turn: so many in all before the memory is looked at again; --profile: where the node's time goes.
  --grants      Of scale: so many rows; also --calls, --events, and the --organisations they are spread over.
  --data        Of planner: utterances with what is expected of each; bench/planner-quality.ts says how they are written.
  --json        Everything measured; --markdown: the tables of docs/performance.md.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "7" },
    count: { type: "string" },
    beside: { type: "string" },
    data: { type: "string" },
    json: { type: "boolean", default: false },
    turns: { type: "string", default: "1000" },
    profile: { type: "boolean", default: false },
    organisations: { type: "string", default: "20" },
    grants: { type: "string", default: "200000" },
    calls: { type: "string", default: "2000000" },
    events: { type: "string", default: "5000000" },
    markdown: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

const measurements: Record<string, () => Promise<{ report: object; tables: Table[] }>> = {
  async redeem() {
    const { beside, rounds, count } = values;
    const measured = await measureRedeem({ beside, rounds: Number(rounds), count: Number(count ?? 400) });
    const report = redeemReport(measured);
    return { report, tables: redeemTables(report) };
  },
  async turn() {
    const { beside, rounds, turns, profile } = values;
    const count = Number(values.count ?? 96);
    const measured = await measureTurn({
      beside,
      profile,
      rounds: Number(rounds),
      count,
      turns: Number(turns),
    });
    return { report: { measured }, tables: turnTables(measured) };
  },
  async resources() {
    const { rounds, count } = values;
    const measured = await measureResources({ rounds: Number(rounds), count: Number(count ?? 1000) });
    return { report: { measured }, tables: besideBareTables(measured, resourceKinds) };
  },
  async introspect() {
    const { rounds, count } = values;
    const measured = await measureIntrospect({ rounds: Number(rounds), count: Number(count ?? 1000) });
    return { report: { measured }, tables: besideBareTables(measured, introspectKinds) };
  },
  async page() {
    const report = await measurePage({ rounds: Number(values.rounds) });
    return { report, tables: pageTables(report) };
  },
  async planner() {
    const speed = await measurePlannerSpeed();
    const quality = values.data === undefined ? undefined : await measurePlannerQuality(values.data);
    const told = quality === undefined ? [] : [qualityTable(quality)];
    return { report: { speed, quality: told[0] }, tables: [...told, speedTable(speed)] };
  },
  async cards() {
    const report = await measureCards(values.data);
    return { report, tables: [cardsTable(report)] };
  },
  async scale() {
    const { rounds, count, organisations, grants, calls, events } = values;
    const sizes = {
      organisations: Number(organisations),
      grants: Number(grants),
      calls: Number(calls),
      events: Number(events),
    };
    const report = await measureScale({ ...sizes, rounds: Number(rounds), count: Number(count ?? 400) });
    return { report, tables: scaleTables(report) };
  },
};
const measure = measurements[positionals[0] ?? ""];

if (positionals[0] === "model" && !values.help) await measureModel(values.data);
else if (values.help || measure === undefined) {
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 64;
} else {
  const { report, tables } = await measure();
  const host = describeHost();
  const text = `${renderTables(tables, values)}\n\n${host}`;
  process.stdout.write(`${values.json ? JSON.stringify({ host, ...report }) : text}\n`);
}
