import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { changedKeys } from "./changes.ts";
import { type Body, call } from "./client.ts";

/** Events between two times, each with the offset of the reader's clock. */
export function useAgenda({ from, to }: { from: string; to: string }) {
  return useQuery({
    queryKey: ["agenda", from, to],
    queryFn: ({ signal }) => call("GET /api/agenda", { query: { from, to }, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: "always",
  });
}

export function useAgendaEvent(id: string | undefined) {
  return useQuery({
    queryKey: ["event", id],
    queryFn: async ({ signal }) =>
      (await call("GET /api/agenda/events/{id}", { params: { id: id ?? "" }, signal })).event,
    enabled: id !== undefined,
  });
}

export function useAnswerInvitation() {
  return useAgendaChange(({ id, response }: { id: string } & Body<"POST /api/agenda/events/{id}/response">) =>
    call("POST /api/agenda/events/{id}/response", { params: { id }, body: { response } }),
  );
}

/** Answers by which change, so that it can be undone. The event itself is not asked for again: it is gone. */
export function useDeleteEvent() {
  return useAgendaChange(
    (id: string) => call("DELETE /api/agenda/events/{id}", { params: { id } }),
    changedKeys.filter((key) => key !== "event"),
  );
}

/** What is shown of it is read again once it is done. */
export function useAgendaChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  keys: readonly string[] = changedKeys,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
