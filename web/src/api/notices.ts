import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";

const noticesKey = ["notices"];

/** What happened behind the person's back and was not put away yet, the latest first. */
export function useUnseenNotices() {
  return useQuery({
    queryKey: [...noticesKey, "unseen"],
    queryFn: async ({ signal }) =>
      (await call("GET /api/notices", { query: { which: "unseen", limit: 20 }, signal })).notices,
    refetchInterval: 60_000,
  });
}

/** All of them; pages follow `next`. */
export function useNotices() {
  return useInfiniteQuery({
    queryKey: [...noticesKey, "all"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/notices", { query: { limit: 20, ...(pageParam && { cursor: pageParam }) }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function usePutAwayNotice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call("DELETE /api/notices/{id}", { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesKey }),
  });
}
