import { lazy, type ReactNode, Suspense } from "react";
import { SideSection } from "../ui/side-section.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { NewConversation } from "./new-conversation.tsx";
import { TalksSkeleton } from "./talks/talks-skeleton.tsx";

/** Once one can write: nobody waits for the list to begin. */
const SideTalks = lazy(async () => {
  await new Promise((resolve) => setTimeout(resolve));
  return { default: (await import("./talks/side-talks.tsx")).SideTalks };
});

export function ChatHomePage() {
  const { assistant } = useReadSearch("/shell/chat");
  return (
    <ChatFrame current={null}>
      <NewConversation askedFor={assistant} />
    </ChatFrame>
  );
}

/** The list in the sidebar, the thread in the page. */
export function ChatFrame({ current, children }: { current: string | null; children: ReactNode }) {
  return (
    <div className="flex h-full flex-col">
      <SideSection>
        <Suspense fallback={<TalksSkeleton />}>
          <SideTalks current={current} />
        </Suspense>
      </SideSection>
      {children}
    </div>
  );
}
