import type { ConversationId, MessageId } from "../platform/ids.ts";

/** As the wire format writes an id that is ours: the same letters behind a prefix of its own. */
function renamed<Ours extends string>(ours: string, theirs: string) {
  const form = new RegExp(`^${theirs}([A-Za-z0-9_-]{1,60})$`);
  return {
    of: (id: Ours): string => theirs + id.slice(ours.length),
    /** `undefined`: it is no such id. */
    read: (id: string): Ours | undefined => {
      const letters = form.exec(id)?.[1];
      return letters === undefined ? undefined : (`${ours}${letters}` as Ours);
    },
  };
}

/** A conversation is a thread to programs and skills. */
export const threadId = renamed<ConversationId>("con_", "thread_message_");
export const wireMessageId = renamed<MessageId>("msg_", "message_");
