import type { Message } from "../api/conversations.ts";

/** What the person said and what came of it. */
export interface Turn {
  key: string;
  said: Message | null;
  runId: string | null;
  /** The stored answer; the run itself may already know a newer one. */
  answer: string | null;
}

/** Pairs messages by their run: a thread is a list of turns, each drawn as one piece. */
export function turnsOf(messages: readonly Message[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role === "user") {
      turns.push({ key: message.id, said: message, runId: message.runId, answer: null });
    } else if (last && last.runId === message.runId) {
      // What a skill said into the chat stands before the answer.
      last.answer = last.answer === null ? message.text : `${last.answer}\n\n${message.text}`;
    } else {
      turns.push({ key: message.id, said: null, runId: message.runId, answer: message.text });
    }
  }
  return turns;
}
