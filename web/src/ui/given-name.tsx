import { useLanguage } from "./language/language.ts";
import { spokenName } from "./language/spoken-name.ts";
import { clip } from "./text.ts";

interface GivenProps {
  children: string;
  max?: number;
}

/** A name that someone outside gave: plain, clipped, kept from turning the text around it, and in the reader's language where it is in both. */
export function GivenName({ children, max = 60 }: GivenProps) {
  return <GivenText max={max}>{spokenName(children, useLanguage())}</GivenText>;
}

/** What someone said, or a value: the same, in the words that it has. */
export function GivenText({ children, max = 60 }: GivenProps) {
  return <bdi>{clip(children, max)}</bdi>;
}
