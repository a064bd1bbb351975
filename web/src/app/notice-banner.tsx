import { Link } from "@tanstack/react-router";
import { BellRing, X } from "lucide-react";
import { usePutAwayNotice, useUnseenNotices } from "../api/notices.ts";
import { buttonClass, IconButton } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { useFailureText } from "../ui/failure.tsx";
import { useFormat } from "../ui/language/format.ts";
import { useLanguage } from "../ui/language/language.ts";
import { toast } from "../ui/toast.tsx";
import { useAppWords } from "./words.ts";

/** What happened behind the person's back: the latest of it, over every screen, until they put it away. */
export function NoticeBanner() {
  const say = useAppWords();
  const format = useFormat();
  const language = useLanguage();
  const failureText = useFailureText();
  const putAway = usePutAwayNotice();
  const [notice, ...others] = useUnseenNotices().data ?? [];
  return (
    <section aria-label={say("notices")} aria-live="polite">
      {notice && (
        <div className="flex items-start gap-3 border-line border-b bg-page px-4 py-2.5 sm:items-center sm:px-6">
          <BellRing aria-hidden="true" className="mt-1 size-4 shrink-0 text-notice-ink sm:mt-0" />
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
            <p className="min-w-0 wrap-anywhere">
              <bdi>{notice.text[language]}</bdi>{" "}
              <time dateTime={notice.at} className="text-work whitespace-nowrap text-faint tabular-nums">
                {format.dateTime(notice.at)}
              </time>
            </p>
            <Link to="/me/account" className={cx(buttonClass("quiet", "small"), "-ml-3 sm:ml-0")}>
              {others.length > 0 ? say("moreNotices", { count: others.length }) : say("myAccount")}
            </Link>
          </div>
          <IconButton
            label={say("putAway")}
            disabled={putAway.isPending}
            onClick={() =>
              putAway.mutate(notice.id, { onError: (error) => toast.failure(failureText(error)) })
            }
          >
            <X aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </section>
  );
}
