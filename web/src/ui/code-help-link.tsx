import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { cx } from "./class-names.ts";
import { useUiWords } from "./words.ts";

/** What a code of a skill file's check means and the way out, in a tab of its own: what is open here stays as it is. */
export function CodeHelpLink({ code, className }: { code: string; className?: string }) {
  const say = useUiWords();
  return (
    <Link
      to="/help/lint/$code"
      params={{ code }}
      target="_blank"
      aria-label={say("helpFor", { code })}
      className={cx(
        "inline-flex min-h-8 items-center gap-1.5 text-note text-accent-ink hover:underline",
        className,
      )}
    >
      <code className="min-w-0 font-mono wrap-anywhere">{code}</code>
      <ExternalLink aria-hidden="true" className="size-3 shrink-0" />
    </Link>
  );
}
