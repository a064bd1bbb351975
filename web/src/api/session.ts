import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { rememberCsrfToken, request } from "./client.ts";

export type Role = "member" | "builder" | "developer" | "admin";

export interface User {
  id: string;
  unionId: string;
  account: string;
  name: string;
  locale: "zh" | "en";
  organisation: { id: string; corpId: string; name: string };
  roles: Role[];
}

export interface Session {
  user: User;
  csrfToken: string;
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => kept(await request<Session>("GET", "/api/session", undefined, { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

function kept(session: Session): Session {
  rememberCsrfToken(session.csrfToken);
  return session;
}

/** The signed-in person. Only under the shell, whose route has loaded it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: { account: string; password: string }) =>
      kept(await request<Session>("POST", "/api/session", input)),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

/** Ends the session and leaves with a full load, so that nothing of it stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => request<void>("DELETE", "/api/session"),
    onSuccess: () => location.assign("/sign-in"),
  });
}

/** The server's own texts, such as a consent card's, follow. */
export function useChangeLocale() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (locale: User["locale"]) =>
      kept(await request<Session>("PATCH", "/api/session", { locale })),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
  });
}

export interface FirstAdmin {
  /** From the printed link; works once. */
  token: string;
  organisation: string;
  account: string;
  name: string;
  password: string;
}

/** Makes the first organisation and its admin. */
export function useSetUp() {
  return useMutation({ mutationFn: (input: FirstAdmin) => request<void>("POST", "/api/set-up", input) });
}
