import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Compass, WifiOff } from "lucide-react";
import { useEffect } from "react";
import { useOnline } from "../api/connection.ts";
import { Bar } from "../ui/bar.tsx";
import { Blank } from "../ui/blank.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { isLostPart, reloadIfReachable, reloadOnce } from "./lost-part.ts";
import { useAppWords } from "./words.ts";

/* What is shown at the edges: still loading, crashed, not there. */

export function LoadingPage() {
  return (
    <div className="w-full max-w-2xl px-gutter py-8">
      <Skeleton lines={5} />
    </div>
  );
}

/** Trying again loads the page anew: after an upgrade of the server old parts of the app are gone. */
export function CrashPage({ error }: ErrorComponentProps) {
  const say = useAppWords();
  return (
    <>
      <Bar title={say("crashed")} />
      {isLostPart(error) ? (
        <LostPart />
      ) : (
        <FailurePanel error={error} onRetry={() => void reloadIfReachable()} />
      )}
    </>
  );
}

/** The same before there is anything around it. */
export function CrashWithoutFrame(props: ErrorComponentProps) {
  const say = useAppWords();
  return (
    <main>
      <h1 className="sr-only">{say("crashed")}</h1>
      <CrashPage {...props} />
    </main>
  );
}

/** Comes by itself as soon as the server can be reached. */
function LostPart() {
  const say = useAppWords();
  const online = useOnline();
  useEffect(() => {
    if (online) reloadOnce();
  }, [online]);
  return (
    <Blank
      icon={<WifiOff />}
      title={say("lostTitle")}
      text={say("lostText")}
      action={
        <Button variant="main" onClick={() => void reloadIfReachable()}>
          {say("tryAgain")}
        </Button>
      }
    />
  );
}

export function NotFoundPage() {
  const say = useAppWords();
  return (
    <>
      <Bar title={say("notFoundTitle")} />
      <Blank
        icon={<Compass />}
        title={say("notFoundTitle")}
        text={say("notFoundText")}
        action={
          <Link to="/chat" className={buttonClass("main")}>
            {say("backToChat")}
          </Link>
        }
      />
    </>
  );
}
