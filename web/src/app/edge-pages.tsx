import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useAppWords } from "./words.ts";

/* What is shown at the edges: still loading, crashed, not there. */

export function LoadingPage() {
  return (
    <div className="mx-auto w-full max-w-2xl px-6 py-10">
      <Skeleton lines={5} />
    </div>
  );
}

/** Trying again loads the page anew: after an upgrade of the server old parts of the app are gone. */
export function CrashPage({ error }: ErrorComponentProps) {
  return <FailurePanel error={error} onRetry={() => location.reload()} />;
}

export function NotFoundPage() {
  const say = useAppWords();
  return (
    <EmptyState
      icon={<Compass aria-hidden="true" />}
      title={say("notFoundTitle")}
      text={say("notFoundText")}
      action={
        <Link to="/chat" className={buttonClass()}>
          {say("backToChat")}
        </Link>
      }
    />
  );
}
