import { useAppWords } from "../app/words.ts";
import { PageHeader } from "../ui/page.tsx";

export function AdminHome() {
  const say = useAppWords();
  return <PageHeader title={say("admin")} />;
}
