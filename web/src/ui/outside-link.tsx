import { ExternalLink } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { useUiWords } from "./words.ts";

interface OutsideLinkProps {
  /** As given from outside; only http, https and mailto lead anywhere. */
  href: string | undefined;
  title: string;
  text: string;
  open: string;
  children: ReactNode;
}

/**
 * A link from outside: a click first shows where it leads, with the host in punycode. It is a button
 * until then, so that nothing can fetch, prefetch or open it by accident.
 */
export function OutsideLink({ href, title, text, open, children }: OutsideLinkProps) {
  const [asking, setAsking] = useState(false);
  const target = outsideTarget(href);
  if (target === null) return <span>{children}</span>;
  return (
    <>
      <button
        type="button"
        onClick={() => setAsking(true)}
        className="inline cursor-pointer text-accent-ink underline decoration-accent-ink/40 underline-offset-[3px] hover:decoration-accent-ink"
      >
        {children}
      </button>
      {asking && (
        <LeaveDialog target={target} title={title} text={text} open={open} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

interface LeaveDialogProps extends Pick<OutsideLinkProps, "title" | "text" | "open"> {
  target: string;
  onClose: () => void;
}

function LeaveDialog({ target, title, text, open, onClose }: LeaveDialogProps) {
  const say = useUiWords();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say("cancel")}</Button>
          <a
            href={target}
            target="_blank"
            rel="noopener noreferrer"
            onClick={onClose}
            className="inline-flex min-h-11 items-center gap-2 rounded-control bg-accent px-4 font-medium text-on-accent hover:bg-accent-hover"
          >
            <ExternalLink aria-hidden="true" className="size-4" />
            {open}
          </a>
        </>
      }
    >
      <p className="mb-2 text-soft">{text}</p>
      <p className="rounded-control bg-sunken px-3 py-2 font-mono text-work break-all">
        <bdi>{target}</bdi>
      </p>
    </Dialog>
  );
}

function outsideTarget(href: string | undefined): string | null {
  const url = URL.parse(href ?? "");
  return url !== null && ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}
