import { CircleAlert, CircleCheck, Download } from "lucide-react";
import { auditFiles, useVerifyAudit } from "../../api/audit.ts";
import type { Answer } from "../../api/client.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useAuditWords } from "./words.ts";

type Verification = Answer<"GET /api/audit/verify">;

interface ChainPanelProps {
  /** Shows one event alone. */
  onEvent: (id: number) => void;
}

/** Whether the audit is as it was sealed, and what to keep elsewhere so that it can be told later. */
export function ChainPanel({ onEvent }: ChainPanelProps) {
  const say = useAuditWords();
  const { mutate, isPending, data, error } = useVerifyAudit();
  return (
    <Card className="mb-5 p-4">
      <h2 className="font-semibold">{say("chain")}</h2>
      <p className="mt-1 max-w-prose text-[0.8125rem] text-soft">{say("chainLead")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" size="sm" busy={isPending} onClick={() => mutate()}>
          {isPending ? say("verifying") : say("verify")}
        </Button>
        <FileLink href={auditFiles.head} name="audit-head.json" text={say("downloadHead")} />
        <FileLink href={auditFiles.export} name="audit.ndjson" text={say("downloadExport")} />
      </div>
      {error && <FailureNote error={error} />}
      {!isPending && data && <Verdict found={data} onEvent={onEvent} />}
    </Card>
  );
}

function FileLink({ href, name, text }: { href: string; name: string; text: string }) {
  return (
    <a href={href} download={name} className={buttonClass("secondary", "sm")}>
      <Download aria-hidden="true" className="size-3.5" />
      {text}
    </a>
  );
}

function Verdict({ found, onEvent }: ChainPanelProps & { found: Verification }) {
  const say = useAuditWords();
  const { ok, unsealed, firstBad, head } = found;
  const Icon = ok ? CircleCheck : CircleAlert;
  const look = ok ? "bg-ok-soft text-ok-ink" : "bg-danger-soft text-danger-ink";
  return (
    <div role="status" className={`mt-3 flex gap-2.5 rounded-xl px-3.5 py-2.5 text-[0.8125rem] ${look}`}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 space-y-1">
        <p>
          {firstBad ? say("broken") : say("holds", { count: head.position })}{" "}
          {firstBad && head.position > 0 && say("held", { count: head.position })}
        </p>
        {firstBad && <FirstBad fault={firstBad} onEvent={onEvent} />}
        {unsealed > 0 && !firstBad && <p>{say("unsealed", { count: unsealed })}</p>}
      </div>
    </div>
  );
}

interface FirstBadProps extends ChainPanelProps {
  fault: NonNullable<Verification["firstBad"]>;
}

function FirstBad({ fault: { problem, position, id }, onEvent }: FirstBadProps) {
  const say = useAuditWords();
  const isThere = problem === "changed" || problem === "added";
  return (
    <>
      <p className="font-medium">{say(problem, { position: position ?? "", id: id ?? "" })}</p>
      {isThere && id !== null && (
        <Button size="sm" onClick={() => onEvent(id)}>
          {say("showEvent", { id })}
        </Button>
      )}
    </>
  );
}
