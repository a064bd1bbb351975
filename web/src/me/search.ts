/* What the address of one's authorisations says: which is chosen, and what is searched for. */

export interface AuthorisationsSearch {
  grant?: string;
  q?: string;
}

/** What makes no sense is left out; a search for digits arrives as a number. */
export function readAuthorisationsSearch({ grant, q }: Record<string, unknown>): AuthorisationsSearch {
  const text = typeof q === "number" ? String(q) : q;
  return {
    ...(typeof grant === "string" && /^gra_[\w-]{1,100}$/.test(grant) ? { grant } : {}),
    ...(typeof text === "string" && text !== "" ? { q: text.slice(0, 100) } : {}),
  };
}
