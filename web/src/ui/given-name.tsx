import { clip } from "./text.ts";

/** A name that someone outside gave: plain, clipped, and kept from turning the text around it. */
export function GivenName({ children, max = 60 }: { children: string; max?: number }) {
  return <bdi>{clip(children, max)}</bdi>;
}
