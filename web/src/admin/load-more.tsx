import { Button } from "../ui/button.tsx";
import { useAdminWords } from "./words.ts";

interface LoadMoreProps {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The next page of a list, or that there is none. */
export function LoadMore({ hasNextPage, isFetchingNextPage, fetchNextPage }: LoadMoreProps) {
  const say = useAdminWords();
  return (
    <p className="mt-5 text-center text-work text-faint">
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say("more")}
        </Button>
      ) : (
        say("end")
      )}
    </p>
  );
}
