import { useSpokenName } from "../../ui/use-spoken-name.ts";

/** What a step is about: its operation's name, or those of all that were planned together, each as the reader speaks it. */
export function useStepName(): (summary: string, max?: number) => string {
  const spoken = useSpokenName();
  return (summary, max) =>
    summary
      .split(" · ")
      .map((name) => spoken(name, max))
      .join(" · ");
}
