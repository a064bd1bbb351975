import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type Body, call } from "./client.ts";
import type { Role } from "./schema.gen.ts";

const membersKey = ["members"];

export interface MemberFilter {
  /** Words of a name, an account, a phone number, an address, a job number. */
  q?: string;
  role?: Role;
  disabled?: "true" | "false";
}

const pageSize = 100;

/** The people of the organisation, by account; pages follow `next`. */
export function useMembers(filter: MemberFilter = {}, limit = pageSize) {
  return useInfiniteQuery({
    queryKey: [...membersKey, filter, limit],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/members", {
        query: { ...filter, limit, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
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
