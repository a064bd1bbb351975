import { useWaitingConversations } from "../api/conversation-list.ts";
import { usePendingApprovals } from "../api/permissions.ts";
import { useSession } from "../api/session.ts";
import type { Place } from "./places.ts";

/** How many things wait for the person, by place. */
export type Waiting = Partial<Record<Place["word"], number>>;

export function useWaiting(): Waiting {
  const admin = useSession().user.roles.includes("admin");
  const chat = useWaitingConversations().length;
  return { chat, admin: usePendingApprovals(admin) };
}
