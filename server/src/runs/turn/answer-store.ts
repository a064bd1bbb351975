import { type RawBuilder, sql } from "kysely";
import type { AskState } from "../../planner/index.ts";
import type { Label } from "../provenance/label.ts";
import { storableJson } from "../store.ts";

/** The answer that ends a run as a message of its conversation, in the statement that has the run as `moved`. */
export const answerRow = (text: string, { writers, privateOf }: Label): RawBuilder<unknown> => sql`
  select organisation_id, conversation_id, id, 'assistant', ${text}::text, ${writers}::text[], ${privateOf}::text[] from moved`;

/** Keeps what an answer asks, until the next message; in the same statement. */
export function questionPart({ about, filled, missing, text }: AskState): RawBuilder<unknown> {
  return sql`
    insert into open_question (organisation_id, run_id, conversation_id, skill_id, operation_id, filled, missing, text)
    select organisation_id, id, conversation_id, ${about.skillId}, ${about.operationId},
           ${storableJson(filled)}::json, ${storableJson(missing)}::json, ${text} from moved`;
}
