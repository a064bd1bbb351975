/** A text in both languages of the product. */
export interface Words {
  zh: string;
  en: string;
}

/** How much a misuse could cost: `high` acts on others, cannot be taken back or opens everybody's data. */
export const risks = ["low", "medium", "high"] as const;
export type Risk = (typeof risks)[number];

/** A permission point: what a token with this code opens. */
export interface Permission {
  code: string;
  /** `delegated`: a person allows it for their own data. `application`: an admin allows it for the organisation. */
  kind: "delegated" | "application";
  /** Opens one field of an API's answer rather than a whole API. */
  field: boolean;
  /** An admin approves it for each application, and the card marks it. */
  sensitive: boolean;
  /** What is `high` is always sensitive, what is `low` never. */
  risk: Risk;
  category: "contact" | "calendar" | "todo" | "assistant" | "document";
  name: Words;
  description: Words;
  apis: readonly { method: string; path: string; name: Words }[];
}
