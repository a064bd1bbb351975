import { z } from "zod";
import type { PersonId } from "../../../platform/ids.ts";
import { Content, responses } from "../event.ts";
import type { Entry } from "./entry-store.ts";

/** How an event stood before a change, as far as the change could touch it. */
export interface Before {
  /** Null: only somebody's own part in it was changed. */
  event: Content | null;
  entries: readonly Entry[];
  /** The instances of a series that stood by themselves and were superseded with the change. */
  exceptions: readonly string[];
}

const personId: z.ZodType<string, string> = z.string();

export const Before: z.ZodType<Before> = z.object({
  event: Content.nullable(),
  entries: z.array(
    z.object({
      eventId: z.string(),
      personId: personId as z.ZodType<PersonId, string>,
      place: z.number().nullable(),
      optional: z.boolean(),
      response: z.enum(responses),
      state: z.enum(["present", "removed", "uninvited"]),
    }),
  ),
  exceptions: z.array(z.string()),
});
