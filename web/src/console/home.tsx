import { useAppWords } from "../app/words.ts";
import { PageHeader } from "../ui/page.tsx";

export function ConsoleHome() {
  const say = useAppWords();
  return <PageHeader title={say("console")} />;
}
