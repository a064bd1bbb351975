import { type ComponentType, createContext, useContext } from "react";
import type { OperationForm, Run } from "../api/schema.gen.ts";

/** What a person has filled in; `null` while something keeps it from being sent. */
export type FilledIn = Record<string, unknown> | null;

/** Parts of conversations that other areas show: the app brings them, so that no area knows another. */
export interface TalkParts {
  /** Follows a run and shows what it asks, to be decided on the spot. */
  RunCards: ComponentType<{ known: Run; onRun: (run: Run) => void; onAskAgain: () => void }>;
  /** The fields of a call. `refusal`: the server's last word on them. */
  CallFields: ComponentType<{
    form: OperationForm;
    refusal: Error | null;
    disabled: boolean;
    onChange: (filled: FilledIn) => void;
  }>;
}

const Parts = createContext<TalkParts | null>(null);

export const TalkPartsProvider = Parts.Provider;

export function useTalkParts(): TalkParts {
  const parts = useContext(Parts);
  if (parts === null) throw new Error("the app brings no parts of conversations");
  return parts;
}
