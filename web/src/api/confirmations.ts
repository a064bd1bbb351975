import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, wholeList } from "./client.ts";

const waiversKey = ["confirmation-waivers"];

/** One's own, and those that hold for everyone. */
export function useConfirmationWaivers() {
  return useQuery({
    queryKey: waiversKey,
    queryFn: async ({ signal }) =>
      (await wholeList((query) => call("GET /api/confirmation-waivers", { query, signal }))).flatMap(
        ({ waivers }) => waivers,
      ),
  });
}

export function useRemoveWaiver() {
  return useWaiverChange((id: string) => call("DELETE /api/confirmation-waivers/{id}", { params: { id } }));
}

/** An admin's word, for everyone. */
export function useWaiveForEveryone() {
  return useWaiverChange((input: { skillId: string; operationId: string }) =>
    call("POST /api/confirmation-waivers", { body: input }),
  );
}

function useWaiverChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: waiversKey }),
  });
}
