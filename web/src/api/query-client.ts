import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, isStatus } from "./client.ts";
import { signInPlace } from "./signed-in-before.ts";

/** Reads are tried again on a lost connection or an overloaded server; changes never by themselves. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      // Without a session at the start a page is sent to the sign-in by its route.
      onError: (error, { queryKey: [asked] }) => asked !== "session" && leaveWhenSignedOut(error),
    }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: "always",
        retry: (count, error) => count < 3 && isPassing(error),
        retryDelay: (count) => Math.min(1000 * 2 ** count, 8000),
      },
      mutations: { networkMode: "always" },
    },
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 503);
}

function leaveWhenSignedOut(error: unknown): void {
  // Another 401 is a wrong password, at its field.
  if (!isStatus(error, 401) || error.code !== "not_signed_in" || location.pathname === "/sign-in") return;
  const back = location.pathname + location.search;
  location.assign(`/sign-in?${new URLSearchParams({ ...signInPlace(back) })}`);
}
