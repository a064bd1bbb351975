import type { Confirmation } from "../../api/schema.gen.ts";
import { Badge } from "../../ui/badge.tsx";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { clip } from "../../ui/text.ts";
import { RequestFacts } from "../request-facts.tsx";
import { useConfirmationWords } from "./words.ts";

/** What would be run, why it is asked about, and where it goes. */
export function ConfirmationHead({ confirmation, heading }: { confirmation: Confirmation; heading: string }) {
  const say = useConfirmationWords();
  const { operationId, summary, method, request, skill, reason, because } = confirmation;
  return (
    <header className="shrink-0">
      <h3 id={heading} className="text-[0.9375rem] leading-snug font-semibold wrap-anywhere">
        {say.rich("title", { operation: <GivenName max={120}>{summary || operationId}</GivenName> })}
      </h3>
      <p className="mt-0.5 text-xs text-soft">{say(`reason_${reason}`)}</p>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        <MethodBadge method={method} />
        <BreakableCode className="min-w-0 text-xs text-faint">{clip(operationId, 100)}</BreakableCode>
      </p>
      <RequestFacts request={request} skill={skill} because={because} />
    </header>
  );
}

/** What deletes is red wherever it is shown. */
export function MethodBadge({ method }: { method: string }) {
  const name = method.toUpperCase();
  return <Badge tone={isDeleting(name) ? "danger" : name === "GET" ? "neutral" : "accent"}>{name}</Badge>;
}

export function isDeleting(method: string): boolean {
  return method.toUpperCase() === "DELETE";
}
