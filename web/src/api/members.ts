import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Role } from "./session.ts";

export interface Member {
  id: string;
  account: string;
  name: string;
  mobile?: string | null;
  email?: string | null;
  jobNumber?: string | null;
  roles: Role[];
  disabled: boolean;
}

export interface NewMember {
  account: string;
  name: string;
  password: string;
  mobile?: string;
  email?: string;
  jobNumber?: string;
  roles: Role[];
}

const membersKey = ["members"];

/** The people of the organisation, by account; pages follow `next`. */
export function useMembers() {
  return useInfiniteQuery({
    queryKey: membersKey,
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      request<{ members: Member[]; next: string | null }>(
        "GET",
        `/api/members?${new URLSearchParams({ limit: "200", ...(pageParam ? { cursor: pageParam } : {}) })}`,
        undefined,
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useAddMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: NewMember) => request<{ member: Member }>("POST", "/api/members", input),
    onSuccess: () => client.invalidateQueries({ queryKey: membersKey }),
  });
}

export function useUpdateMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: string; disabled?: boolean } & Partial<Omit<NewMember, "account">>) => {
      const { id, ...change } = input;
      return request<{ member: Member }>("PATCH", `/api/members/${id}`, change);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: membersKey }),
  });
}
