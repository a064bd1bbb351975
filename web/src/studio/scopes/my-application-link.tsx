import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { cx } from "../../ui/class-names.ts";
import { useStudioWords } from "../words.ts";

/** To the console, in a tab of its own: what is being edited here stays as it is. */
export function MyApplicationLink({
  applicationId,
  className,
}: {
  applicationId: string;
  className?: string;
}) {
  const say = useStudioWords();
  return (
    <Link
      to="/console/$applicationId"
      params={{ applicationId }}
      search={{ tab: "permissions" }}
      target="_blank"
      className={cx("inline-flex min-h-8 items-center gap-1.5 text-accent-ink hover:underline", className)}
    >
      {say("myApplication")}
      <ExternalLink aria-hidden="true" className="size-3.5" />
    </Link>
  );
}
