/** What may be done to messages at the moment. */
export interface Edits {
  conversationId: string;
  /** Nothing can be sent now: the assistant is at work, or there is no connection. */
  disabled: boolean;
  /** Another message is in the place of one. */
  onSent: () => void;
}
