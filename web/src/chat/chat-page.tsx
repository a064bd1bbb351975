import { useAppWords } from "../app/words.ts";
import { PageHeader } from "../ui/page.tsx";

export function ChatHomePage() {
  return <PageHeader title={useAppWords()("chat")} />;
}

export function ConversationPage() {
  return <PageHeader title={useAppWords()("chat")} />;
}
