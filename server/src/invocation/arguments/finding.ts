/** A value's place: the object or list that holds it, and where that is held. */
export interface Place {
  holder: object;
  key: string;
  within?: Place;
}

/** A value that is not as one keyword of its schema wants it. */
export interface Finding {
  keyword: string;
  /** What the keyword says. */
  wanted: unknown;
  place: Place;
  value: unknown;
  /** Of a member that is missing, the only value that it could have. */
  only?: unknown;
  /** Of several forms, why the value is in none of them; only of the one that is meant, where that is clear. */
  below?: Finding[];
  isClear?: true;
  /** Of several forms that each lack nothing but members, the names that each lacks. */
  lacking?: string[][];
}

/** From the parameter's key on, joined by dots. */
export function pathOf({ key, within }: Place): string {
  const name = key.slice(0, 100).toWellFormed();
  return within === undefined ? name : `${pathOf(within)}.${name}`;
}

/** The names that lead from the outermost value to a place in it. */
export function membersTo({ key, within }: Place): string[] {
  return within === undefined ? [] : [...membersTo(within), key.slice(0, 100).toWellFormed()];
}

/**
 * Of several forms each says why the value is not in it, which explains nothing: that none suits is told instead.
 * When one of two forms is only `null`, what is wrong with the other is told.
 */
export function telling(finding: Finding): Finding[] {
  const { wanted, below = [], isClear = false } = finding;
  if (isClear) return below.flatMap(telling);
  const forms = [wanted].flat().filter((form) => !isOnlyNull(form));
  const explaining = below.filter(({ keyword, wanted: type }) => keyword !== "type" || type !== "null");
  return forms.length === 1 && explaining.length > 0 ? explaining.flatMap(telling) : [finding];
}

function isOnlyNull(form: unknown): boolean {
  return typeof form === "object" && form !== null && "type" in form && form.type === "null";
}

/** With what was found of their forms. */
export function withForms(findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) => [finding, ...withForms(finding.below ?? [])]);
}
