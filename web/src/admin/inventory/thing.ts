/** An application or an assistant, as an admin's lists have it. */
export interface Thing {
  id: string;
  name: string;
  /** One character, or the name's first. */
  icon: string;
  owner: string;
  disabled: boolean;
  /** In use by nobody yet: a draft, an application without permissions. */
  idle: boolean;
  createdAt: string;
}

/** Those in whose name or owner every word stands; out of use first, since somebody may wait for them. */
export function foundThings<T extends Thing>(things: readonly T[], search: string): T[] {
  const words = search.toLowerCase().split(/\s+/);
  return things
    .filter(({ name, owner }) => words.every((word) => `${name}\n${owner}`.toLowerCase().includes(word)))
    .toSorted(
      (one, other) => Number(other.disabled) - Number(one.disabled) || one.name.localeCompare(other.name),
    );
}
