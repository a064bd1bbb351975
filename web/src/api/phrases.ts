import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { TestPhrase } from "./schema.gen.ts";

/** What the draft would do with each, told in this language; nothing is called. Tried anew when the draft changes. */
export function useTriedPhrases(id: string, phrases: readonly TestPhrase[], language: string) {
  return useQuery({
    queryKey: ["assistants", id, "tried-phrases", phrases, language],
    queryFn: ({ signal }) =>
      call("POST /api/assistants/{id}/test-phrases/try", {
        params: { id },
        body: { phrases: [...phrases] },
        signal,
      }),
    enabled: phrases.length > 0,
    placeholderData: keepPreviousData,
  });
}
