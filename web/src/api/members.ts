import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
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

export function useMembers() {
  return useQuery({
    queryKey: membersKey,
    queryFn: async ({ signal }) =>
      (await request<{ members: Member[] }>("GET", "/api/members", undefined, { signal })).members,
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
    mutationFn: (input: { id: string } & Partial<Omit<Member, "id" | "account">>) => {
      const { id, ...change } = input;
      return request<{ member: Member }>("PATCH", `/api/members/${id}`, change);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: membersKey }),
  });
}
