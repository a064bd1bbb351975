/** Where a request ends that is said not to be done, and what is wanted instead may begin. */
const boundary = /[，,。.；;！!？?\n]|\b(?:just|instead|but|only)\b|只要|而是|只是|就/;

const negated =
  /(?:^|[，,。.；;！!？?\n\s]|\bplease\s|请|你|先|千万)(?:(?:please )?(?:do not|don'?t|never|no need to|you needn'?t|stop)\s+(?:you\s+|ever\s+)?(?!forget\b|hesitate\b|worry\b|know\b|think\b|have\b|want to (?:miss|forget)\b|mind$)|(?:不要|别|不用|无需|不必|不想(?:让你)?|用不着|停止)(?!忘|的|了吗|人))/i;

/** The message without what the person says is not to be done. */
export function withoutNegated(text: string): string {
  const plain = text.replace(/[‘’]/g, "'");
  const found = negated.exec(plain);
  if (found === null) return text;
  const before = text.slice(0, found.index);
  const from = found.index + found[0].length;
  const end = boundary.exec(text.slice(from));
  const rest = end === null ? "" : text.slice(from + end.index + end[0].length);
  return `${before} ${withoutNegated(rest)}`.replace(/^[\s，,。.；;！!？?]+|[\s，,；;]+$/g, "");
}
