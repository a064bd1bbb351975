const storageKey = "behalf.recent";
const kept = 5;

/** The ids of what was chosen last, the latest first. */
export function readRecent(): string[] {
  const stored = localStorage.getItem(storageKey);
  return stored === null ? [] : stored.split("\n").filter(Boolean);
}

export function noteRecent(id: string): void {
  const ids = [id, ...readRecent().filter((each) => each !== id)];
  localStorage.setItem(storageKey, ids.slice(0, kept).join("\n"));
}
