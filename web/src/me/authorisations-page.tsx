import { useAppWords } from "../app/words.ts";
import { PageHeader } from "../ui/page.tsx";

export function AuthorisationsPage() {
  return <PageHeader title={useAppWords()("me")} />;
}
