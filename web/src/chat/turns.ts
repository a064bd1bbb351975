import type { Message } from "../api/schema.gen.ts";

/** What the person said and what came of it. */
export interface Turn {
  key: string;
  said: Message | null;
  runId: string;
  /** When it began. */
  at: string;
  /** What was said back, in its order: by skills into the chat, and the answer. The run itself knows which is that. */
  replies: string[];
}

/** Pairs messages by their run: a thread is a list of turns, each drawn as one piece. */
export function turnsOf(messages: readonly Message[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role === "user") {
      turns.push({ key: message.id, said: message, runId: message.runId, at: message.at, replies: [] });
    } else if (last && last.runId === message.runId) {
      last.replies.push(message.text);
    } else {
      const { id: key, runId, at, text } = message;
      turns.push({ key, said: null, runId, at, replies: [text] });
    }
  }
  return turns;
}

/** What skills said, when the answer is known: the answer may have been said word for word before. */
export function withoutAnswer(replies: readonly string[], answer: string | null): string[] {
  const at = answer === null ? -1 : replies.lastIndexOf(answer);
  return replies.filter((_, index) => index !== at);
}
