import { plainLine } from "../../ui/text.ts";

interface Described {
  title?: string;
  description: string;
}

/** What the skill's file calls a parameter, its title before its description; empty where it has no words for it. */
export function labelOf({ title = "", description }: Described): string {
  return plainLine(title) || plainLine(description);
}

/** What else the file says of it: the description of what has a title. */
export function helpOf(parameter: Described): string {
  const description = plainLine(parameter.description);
  return description === labelOf(parameter) ? "" : description;
}
