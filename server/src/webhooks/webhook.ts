import type { FailureReason } from "../platform/egress/index.ts";
import type { ApiId, ApplicationId, DeliveryId, WebhookId } from "../platform/ids.ts";
import type { Page, TimeKey } from "../platform/page.ts";
import type { EventType, WebhookEvent } from "./event.ts";

/** Whom a webhook belongs to: it is told of nothing else. */
export type Receiver = ApplicationId | ApiId;

/** By a person; since nothing arrived for a week; since the receiver said that it is gone (410). */
export const pauseReasons = ["by_hand", "failing", "gone"] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** What is to be told, and where. */
export interface WebhookForm {
  url: string;
  events: readonly EventType[];
}

export interface Webhook extends WebhookForm {
  id: WebhookId;
  createdAt: Date;
  paused: { at: Date; reason: PauseReason } | null;
  /** Since when nothing has arrived. */
  failingSince: Date | null;
  /** Until when the secret before signs too. */
  earlierSecretUntil: Date | null;
}

export const deliveryStates = ["pending", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why there is no answer; `not_signed`: no key of the vault opens its secret. */
export type Problem = FailureReason | "not_signed";

/** One event for one webhook, and what came of it. */
export interface Delivery {
  /** The same at every attempt: the receiver's `webhook-id`. */
  id: DeliveryId;
  event: WebhookEvent;
  state: DeliveryState;
  attempts: number;
  /** When it is tried again. */
  nextAt: Date | null;
  attemptedAt: Date | null;
  /** What the last attempt was answered. */
  status: number | null;
  line: string | null;
  problem: Problem | null;
}

export interface DeliveryFilter extends Page<TimeKey> {
  state?: DeliveryState | undefined;
}

export const isApplication = (receiver: Receiver): receiver is ApplicationId => receiver.startsWith("app_");
