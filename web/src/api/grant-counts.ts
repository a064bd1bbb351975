import { useQuery } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { GrantCount } from "./schema.gen.ts";

const atOnce = 200;

type About = "applications" | "assistants" | "people";

/** What people allow these now, by their ids; one of which nobody allows anything is left out. */
export function useGrantCounts(about: About, ids: readonly string[]) {
  return useQuery({
    queryKey: ["grant-counts", about, ids],
    enabled: ids.length > 0,
    queryFn: async ({ signal }) => {
      const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, part) =>
        ids.slice(part * atOnce, (part + 1) * atOnce),
      );
      const answers = await Promise.all(
        parts.map((part) => call("GET /api/grants/counts", { query: { [about]: part.join(",") }, signal })),
      );
      return new Map<string, GrantCount>(
        answers.flatMap(({ counts }) => counts).map((count) => [count.id, count]),
      );
    },
  });
}
