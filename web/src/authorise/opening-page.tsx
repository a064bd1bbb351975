import { Navigate } from "@tanstack/react-router";
import { Unplug } from "lucide-react";
import { useState } from "react";
import { useOpening } from "../api/authorisation-requests.ts";
import { ApiError, problemsOf } from "../api/client.ts";
import { Blank } from "../ui/blank.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { Leaving } from "./leaving.tsx";
import { OtherAccount } from "./other-account.tsx";
import { PageFrame } from "./page-frame.tsx";
import { useAuthoriseWords } from "./words.ts";

/** Where an application sends a browser: on to the question, or back at once. */
export function OpeningPage() {
  const [query] = useState(() => location.search.slice(1));
  const { data, error, refetch } = useOpening(query);
  if (data?.request)
    return <Navigate to="/oauth2/auth/$id" params={{ id: data.request.id }} search={{}} replace />;
  if (data?.backTo) return <Leaving to={data.backTo} />;
  return (
    <PageFrame>
      {error ? <NoWay error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />}
    </PageFrame>
  );
}

const unanswerable = ["client_unknown", "redirect_not_registered", "invalid_input"] as const;

/** There is nowhere to go back to: whoever sent the person here has to mend it. */
function NoWay({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const say = useAuthoriseWords();
  const code = unanswerable.find((each) => error instanceof ApiError && error.code === each);
  if (code === undefined) return <FailurePanel error={error} onRetry={onRetry} />;
  return (
    <Blank
      icon={<Unplug />}
      title={say("noWayTitle")}
      text={say(code)}
      action={code === "client_unknown" && <OtherAccount address={location.pathname + location.search} />}
    >
      <ul className="space-y-1">
        {problemsOf(error).map(({ path, message }) => (
          <li key={path + message}>
            <code className="font-mono text-code wrap-anywhere">{message}</code>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-soft">{say("noWayHint")}</p>
    </Blank>
  );
}
