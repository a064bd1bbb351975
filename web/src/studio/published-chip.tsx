import { Tag } from "../ui/tag.tsx";
import { useStudioWords } from "./words.ts";

export function PublishedChip({ version }: { version: number | null }) {
  const say = useStudioWords();
  return version === null ? (
    <Tag>{say("draft")}</Tag>
  ) : (
    <Tag tone="accent">{say("published", { version })}</Tag>
  );
}
