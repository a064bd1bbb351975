import { useNotices } from "../../api/notices.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { useAccountWords } from "./words.ts";

/** All that happened behind the person's back, also what they put away, the latest first. */
export function Notices() {
  const say = useAccountWords();
  const format = useFormat();
  const language = useLanguage();
  const notices = useNotices();
  const shown = notices.data?.pages.flatMap((page) => page.notices) ?? [];
  return (
    <>
      {notices.isPending && <Skeleton lines={3} />}
      {notices.error && <FailureNote error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data && shown.length === 0 && <p className="text-soft">{say("none")}</p>}
      <ul className="divide-y divide-line">
        {shown.map(({ id, text, at }) => (
          <li key={id} className="flex flex-wrap gap-x-6 gap-y-0.5 pb-2.5">
            <time dateTime={at} className="w-40 shrink-0 text-work text-faint leading-6 tabular-nums">
              {format.dateTime(at)}
            </time>
            <p className="min-w-0 flex-1 basis-64 wrap-anywhere">
              <bdi>{text[language]}</bdi>
            </p>
          </li>
        ))}
      </ul>
      {notices.hasNextPage && (
        <Button
          className="mt-3"
          busy={notices.isFetchingNextPage}
          onClick={() => void notices.fetchNextPage()}
        >
          {say("more")}
        </Button>
      )}
    </>
  );
}
