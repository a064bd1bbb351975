import { randomBytes } from "node:crypto";
import pg from "pg";
import { withPostgres } from "../server/test/world/own-postgres.ts";
import { holdConversations } from "./conversations.ts";
import { configured } from "./model.ts";
import type { Table } from "./table.ts";

/** Of conversations that nobody attacks: the turns, and the cards that there would be none of without labels. */
interface Cards {
  turns: number;
  /** Turns in which something was to be called. */
  tasks: number;
  cards: number;
  /** Asked for a permission although it stands, because another skill's words led there. */
  consents: number;
  /** Shown although it only reads, because of what another skill told. */
  confirmations: number;
}

/**
 * Each card says why it is there, so nothing has to be switched off to count those of the table: a permission is asked
 * for once more (`because`), or a call that only reads is shown (`data_flow`). A write is shown with or without it.
 */
export async function measureCards(data: string | undefined): Promise<Cards> {
  if (data === undefined) throw new Error("Say where the data is: npm run bench -- cards --data <folder>");
  return withPostgres(async (databaseUrl) => {
    const SECRET_KEY = randomBytes(32).toString("base64");
    await holdConversations(data, { DATABASE_URL: databaseUrl, SECRET_KEY, ...configured() });
    const client = new pg.Client(databaseUrl);
    await client.connect();
    try {
      const { rows } = await client.query<Cards>(`
        select (select count(*) from run)::int as turns,
               (select count(distinct run_id) from run_step where kind = 'plan')::int as tasks,
               ((select count(*) from consent_request) + (select count(*) from confirmation))::int as cards,
               (select count(*) from consent_request where card ? 'because')::int as consents,
               (select count(*) from confirmation
                 where card ->> 'reason' = 'data_flow' and card ->> 'method' = 'GET')::int as confirmations`);
      const [cards] = rows;
      if (cards === undefined) throw new Error("a count without a row");
      return cards;
    } finally {
      await client.end();
    }
  });
}

export function cardsTable({ turns, tasks, cards, consents, confirmations }: Cards): Table {
  const more = consents + confirmations;
  return {
    title: "Cards of conversations that nobody attacks",
    head: ["turns", "with a call", "cards", "of them by labels", "a task with a call"],
    rows: [[turns, tasks, cards, more, (more / tasks).toFixed(3)].map(String)],
  };
}
