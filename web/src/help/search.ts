export interface HelpSearch {
  /** What the list is searched for. */
  q?: string;
}

export function readHelpSearch({ q }: Record<string, unknown>): HelpSearch {
  return typeof q === "string" && q !== "" ? { q: q.slice(0, 100) } : {};
}
