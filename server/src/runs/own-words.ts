/** What a person said themselves: the one source from which a name is looked up, and that no skill can write into. */
export function isOwnWord(said: string, ownTexts: readonly string[]): boolean {
  const wanted = plain(said);
  return wanted !== "" && ownTexts.some((text) => plain(text).includes(wanted));
}

/** Whether every value is the person's own, or one of few that the operation itself offers. */
export function saysOnlyOwnWords(
  values: Readonly<Record<string, unknown>>,
  offered: (name: string) => readonly unknown[],
  ownTexts: readonly string[],
): boolean {
  return Object.entries(values).every(([name, value]) =>
    leavesOf(value).every(
      (leaf) =>
        typeof leaf === "boolean" ||
        leaf === null ||
        offered(name).includes(leaf) ||
        isOwnWord(String(leaf), ownTexts),
    ),
  );
}

/** Names of members count too: they are text like any other. */
function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== "object" || value === null) return [value];
  return Object.entries(value).flatMap(([name, item]) => [name, ...leavesOf(item)]);
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
