import type { ValueKind } from "../../api/schema.gen.ts";
import { useFormat } from "../../ui/language/format.ts";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { useResultWords } from "./words.ts";

const address = /^(?:https?:\/\/\S+|[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+)$/i;

/** One value of an answer: to the letter, a time in the reader's own, and an address that leads nowhere unasked. */
export function ResultValue({ kind, value }: { kind: ValueKind; value: string }) {
  const say = useResultWords();
  const format = useFormat();
  if (value === "") return <span className="text-faint">—</span>;
  if (kind === "time")
    return (
      <time dateTime={value} title={value} className="whitespace-nowrap">
        {format.dateTime(value)}
      </time>
    );
  if (kind === "text" && address.test(value))
    return (
      <OutsideLink
        href={value.includes("://") ? value : `mailto:${value}`}
        title={say("linkTitle")}
        text={say("linkText")}
        open={say("open")}
      >
        <bdi>{value}</bdi>
      </OutsideLink>
    );
  return <bdi>{value}</bdi>;
}
