import { useQueries } from "@tanstack/react-query";
import { call } from "./client.ts";

/** Of what has a name; asked for so many at a time. */
const named = /^(usr|app|ast|skl)_/;
const atOnce = 100;

/** What these are called, as far as they have a name; the same groups of ids are asked for once. */
export function useNames(groups: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const asked = groups.flatMap((ids) => {
    const own = [...new Set(ids.filter((id) => named.test(id)))].toSorted();
    return Array.from({ length: Math.ceil(own.length / atOnce) }, (_, part) =>
      own.slice(part * atOnce, (part + 1) * atOnce).join(","),
    );
  });
  return useQueries({
    queries: [...new Set(asked)].map((ids) => ({
      queryKey: ["names", ids],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await call("GET /api/names", { query: { ids }, signal })).names,
      staleTime: 60_000,
    })),
    combine: namesOf,
  });
}

const namesOf = (results: readonly { data: { id: string; name: string }[] | undefined }[]) =>
  new Map(results.flatMap(({ data }) => data ?? []).map(({ id, name }) => [id, name]));
