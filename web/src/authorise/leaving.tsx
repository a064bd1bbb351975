import { useEffect } from "react";
import { Spinner } from "../ui/spinner.tsx";
import { PageFrame } from "./page-frame.tsx";
import { useAuthoriseWords } from "./words.ts";

/** On the way back to the application. Nothing of the question stays in the browser's history. */
export function Leaving({ to }: { to: string }) {
  const say = useAuthoriseWords();
  useEffect(() => location.replace(to), [to]);
  return (
    <PageFrame>
      <p role="status" className="flex items-center gap-2 py-8 text-soft">
        <Spinner />
        {say("leaving", { host: URL.parse(to)?.host ?? "" })}
      </p>
    </PageFrame>
  );
}
