const another = /^(?:那么?|and|what about|how about)\s*(.+?)\s*呢?[?？。.!！]*$|^(.+?)呢[?？]?$/i;

/** Asks for a yes or no; it names no value: "那要带伞吗？", "and will it rain?". */
const yesOrNo =
  /吗[?？]?$|^(?:and|what about|how about)\s+(?:is|are|was|were|will|would|do|does|did|can|could|should|has|have)\b/i;

/** "那上海呢？", "how about Shanghai?" → the value to ask the same about. */
export function anotherValue(words: string): string | undefined {
  const said = words.trim();
  if (yesOrNo.test(said)) return undefined;
  const match = another.exec(said);
  return match?.[1] ?? match?.[2];
}

/** What was said since a request, put together: a later value goes before it, a reply after it. */
export function withLater(request: string, later: readonly string[]): string[] {
  const words = [request];
  for (const text of later) {
    const value = anotherValue(text);
    if (value === undefined) words.push(text);
    else words.unshift(value);
  }
  return words;
}
