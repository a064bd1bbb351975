/** What a run has used of a model; `gaveUp`: it was left, and whoever went on goes on. */
export interface Used {
  requests: number;
  tokens: number;
  seconds: number;
  gaveUp: boolean;
}

export interface ModelUse {
  inputTokens: number;
  outputTokens: number;
  ms: number;
  outcome: "answered" | "called" | "failed" | "stopped" | "gave_up";
  /** Names that it called and that nothing offered has. */
  unknown: readonly string[];
}

/** Kept in rows: what was begun counts, whatever becomes of this process. */
export interface Account {
  soFar(): Promise<Used>;
  /** Before a request to the model of about so many tokens; resolves with what its end is noted by. */
  begin(inputTokens: number): Promise<(use: ModelUse) => Promise<void>>;
}
