import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Body, call } from "./client.ts";

const membersKey = ["members"];

/** The people of the organisation, by account; pages follow `next`. */
export function useMembers() {
  return useInfiniteQuery({
    queryKey: membersKey,
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/members", {
        query: { limit: 200, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Whom anybody may ask for a role or an approval. */
export function useAdmins() {
  return useQuery({
    queryKey: ["admins"],
    queryFn: async ({ signal }) => (await call("GET /api/admins", { signal })).admins,
  });
}

export function useAddMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Body<"POST /api/members">) => call("POST /api/members", { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: membersKey }),
  });
}

export function useUpdateMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: string } & Body<"PATCH /api/members/{id}">) => {
      const { id, ...change } = input;
      return call("PATCH /api/members/{id}", { params: { id }, body: change });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: membersKey }),
  });
}

/** By which the person sets their own password; shown once. */
export function useMakePasswordLink() {
  return useMutation({
    mutationFn: (id: string) => call("POST /api/members/{id}/link", { params: { id } }),
  });
}
