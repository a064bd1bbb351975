import { Badge } from "../ui/badge.tsx";
import { useStudioWords } from "./words.ts";

export function PublishedChip({ version }: { version: number | null }) {
  const say = useStudioWords();
  return version === null ? (
    <Badge>{say("draft")}</Badge>
  ) : (
    <Badge tone="ok">{say("published", { version })}</Badge>
  );
}
