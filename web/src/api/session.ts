import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type Body, call, rememberCsrfToken } from "./client.ts";
import { deleteAllNow } from "./pending-deletions.ts";
import type { Session, User } from "./schema.gen.ts";
import { noteSignedIn, noteSignedOut } from "./signed-in-before.ts";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => kept(await call("GET /api/session", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

function kept(session: Session): Session {
  rememberCsrfToken(session.csrfToken);
  noteSignedIn();
  return session;
}

/** The signed-in person. Only under the shell, whose route has loaded it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: { organisation?: string; account: string; password: string }) =>
      kept(await call("POST /api/session", { body: input })),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

/** Whether the server has several organisations, so that one must be named. */
export const signInQuery = queryOptions({
  queryKey: ["sign-in"],
  queryFn: () => call("GET /api/sign-in"),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Ends the session and leaves with a full load, so that nothing of it stays in memory. `next`: where whoever signs in then goes. */
export function useSignOut(next?: string) {
  return useMutation({
    mutationFn: async () => {
      await deleteAllNow();
      await call("DELETE /api/session");
    },
    onSuccess: () => {
      noteSignedOut();
      location.assign(next === undefined ? "/sign-in" : `/sign-in?${new URLSearchParams({ next })}`);
    },
  });
}

/** The server's own texts, such as a consent card's, follow. */
export function useChangeLocale() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (locale: User["locale"]) =>
      kept(await call("PATCH /api/session", { body: { locale } })),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
  });
}

/** Makes the first organisation and its admin. */
export function useSetUp() {
  return useMutation({
    mutationFn: (input: Body<"POST /api/set-up">) => call("POST /api/set-up", { body: input }),
  });
}

/** Own password, with the current one beside it; the session goes on. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: { currentPassword: string; password: string }) =>
      kept(await call("PATCH /api/session", { body: input })),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

/** Own password, by a link of an admin's. Answers what to sign in with. */
export function useSetPasswordByLink() {
  return useMutation({
    mutationFn: (input: Body<"POST /api/password-link">) => call("POST /api/password-link", { body: input }),
  });
}
