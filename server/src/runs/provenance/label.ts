/**
 * Who could have written a value, and who may read it. The person's own words, the directory, what an operation itself
 * offers and what a planner made up by itself have no skill in either.
 */
export interface Label {
  /**
   * The skills whose words it may hold, translated or not, and the application that asked in the person's name; the
   * latest that was read comes last.
   */
  writers: readonly string[];
  /** Of these, the ones that used a permission: what such a skill answered is private to the person and to it. */
  privateOf: readonly string[];
}

/** Of no skill: the most trusted, and open to anyone. */
export const own: Label = { writers: [], privateOf: [] };

/** What is not known to be so, is not. */
export const isOwnLabel = (label: Label | undefined): boolean =>
  label !== undefined && label.writers.length === 0 && label.privateOf.length === 0;

/** Of what is put together: whoever could have written a part could have written it, and only who may read all may read it. */
export function join(...labels: readonly Label[]): Label {
  return {
    writers: latestLast(labels.flatMap(({ writers }) => writers)),
    privateOf: latestLast(labels.flatMap(({ privateOf }) => privateOf)),
  };
}

function latestLast(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.lastIndexOf(id) === at);
}

/** Whose private answers a skill would get to read with a value of this label, and may not. */
export const hiddenFrom = (skillId: string, { privateOf }: Label): string[] =>
  privateOf.filter((id) => id !== skillId);

/** The others that could have written it. What an application says is its own skills' word too. */
export const foreignTo = (
  { skillId, applicationId }: { skillId: string; applicationId?: string | undefined },
  { writers }: Label,
): string[] => writers.filter((id) => id !== skillId && id !== applicationId);
