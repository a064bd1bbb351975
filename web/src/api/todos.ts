import { useInfiniteQuery } from "@tanstack/react-query";
import { useAgendaChange } from "./agenda.ts";
import { type Body, call } from "./client.ts";

/** What is due first at the top; or what is finished, the latest first. Pages follow `next`. */
export function useTodos({ finished }: { finished: boolean }) {
  return useInfiniteQuery({
    queryKey: ["todos", finished],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/todos", {
        query: { finished: finished ? "true" : "false", ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchOnWindowFocus: "always",
  });
}

export function useAddTodo() {
  return useAgendaChange((body: Body<"POST /api/todos">) => call("POST /api/todos", { body }));
}

/** Finishes it or opens it again, or changes what it says. */
export function useChangeTodo() {
  return useAgendaChange(({ id, ...change }: { id: string } & Body<"PATCH /api/todos/{id}">) =>
    call("PATCH /api/todos/{id}", { params: { id }, body: change }),
  );
}

/** Answers by which change, so that it can be undone. */
export function useDeleteTodo() {
  return useAgendaChange((id: string) => call("DELETE /api/todos/{id}", { params: { id } }));
}
