import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { DeliveryState, SetWebhook, WebhookForm } from "./schema.gen.ts";

/** Whose webhook it is. */
export interface Receiver {
  of: "applications" | "apis";
  id: string;
}

const webhookKey = ({ of, id }: Receiver) => ["webhook", of, id];
const deliveriesKey = (receiver: Receiver) => [...webhookKey(receiver), "deliveries"];
const lookedAtEveryMs = 5_000;

/** Read again while the page is looked at: it may be paused meanwhile. */
export function useWebhook(receiver: Receiver) {
  const { of, id } = receiver;
  return useQuery({
    queryKey: webhookKey(receiver),
    queryFn: async ({ signal }) =>
      (await call(`GET /api/${of}/{id}/webhook`, { params: { id }, signal })).webhook,
    refetchInterval: 3 * lookedAtEveryMs,
    refetchOnWindowFocus: "always",
  });
}

/** The latest first, page by page; the first page is read again every few seconds. */
export function useDeliveries(receiver: Receiver, state: DeliveryState | undefined) {
  const { of, id } = receiver;
  return useInfiniteQuery({
    queryKey: [...deliveriesKey(receiver), state],
    queryFn: ({ pageParam, signal }) =>
      call(`GET /api/${of}/{id}/webhook/deliveries`, {
        params: { id },
        query: { ...(state && { state }), ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) < 2 ? lookedAtEveryMs : false),
  });
}

/** What changes a webhook, or has something sent: whatever is shown of it is read again. */
function useChange<I, A>(receiver: Receiver, change: (params: { id: string }, input: I) => Promise<A>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: I) => change({ id: receiver.id }, input),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKey(receiver) }),
  });
}

/** The answer carries the secret of a new one, once. */
export const useSetWebhook = (receiver: Receiver) =>
  useChange<WebhookForm, SetWebhook>(receiver, (params, body) =>
    call(`PUT /api/${receiver.of}/{id}/webhook`, { params, body }),
  );

export const usePauseWebhook = (receiver: Receiver) =>
  useChange(receiver, (params, paused: boolean) =>
    call(`PATCH /api/${receiver.of}/{id}/webhook`, { params, body: { paused } }),
  );

/** Its deliveries go with it: they are not asked for again. */
export function useRemoveWebhook(receiver: Receiver) {
  const { of, id } = receiver;
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(`DELETE /api/${of}/{id}/webhook`, { params: { id } }),
    onSuccess: () => {
      client.setQueryData(webhookKey(receiver), null);
      client.removeQueries({ queryKey: deliveriesKey(receiver) });
    },
  });
}

/** The answer carries the new secret, once. */
export const useRotateWebhookSecret = (receiver: Receiver) =>
  useChange(receiver, (params, body: { revokeOld: boolean }) =>
    call(`POST /api/${receiver.of}/{id}/webhook/secret`, { params, body }),
  );

export const useTestWebhook = (receiver: Receiver) =>
  useChange(receiver, (params, _: undefined) =>
    call(`POST /api/${receiver.of}/{id}/webhook/test`, { params }),
  );

export const useResend = (receiver: Receiver) =>
  useChange(receiver, (params, deliveryId: string) =>
    call(`POST /api/${receiver.of}/{id}/webhook/deliveries/{deliveryId}/resend`, {
      params: { ...params, deliveryId },
    }),
  );

export const useResendFailed = (receiver: Receiver) =>
  useChange(receiver, (params, _: undefined) =>
    call(`POST /api/${receiver.of}/{id}/webhook/deliveries/resend`, { params }),
  );
