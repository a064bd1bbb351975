/* What a person says, and what must come of it. */

/** Values as they are sent; a day is a number of days from today. */
export type Values = Readonly<Record<string, string | { day: number; time?: string }>>;
type Calls = readonly (readonly [operationId: string, values?: Values])[];

export interface Turn {
  /** What the person writes, or the label of the button that they press. */
  says?: string;
  presses?: string;
  /** The operations that are called for it, in any order, with exactly these values. Left out: none. */
  calls?: Calls;
  /** What is planned where the person then does not want it. */
  plans?: Calls;
  /** What the person does at the cards, in their order. Left out: no card comes. */
  decides?: readonly ("allow" | "deny" | "run" | "cancel")[];
  /** What is asked for. */
  asks?: string | readonly string[];
  /** Buttons that stand under the answer, all of them. */
  offers?: readonly (string | RegExp)[];
  tells?: RegExp;
  never?: RegExp;
  /** The platform itself answers. */
  byPlatform?: true;
}

export interface Talk {
  title: string;
  language: "zh" | "en";
  turns: readonly Turn[];
}

export const inDays = (day: number, time?: string) => ({ day, ...(time !== undefined && { time }) });
