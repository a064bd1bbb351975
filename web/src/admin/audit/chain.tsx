import { Download, Link2, Unlink } from "lucide-react";
import { auditFiles, useVerifyAudit } from "../../api/audit.ts";
import type { AuditVerification } from "../../api/schema.gen.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { Popup } from "../../ui/popup.tsx";
import { State } from "../../ui/state.tsx";
import { useClock } from "./use-clock.ts";
import { useAuditWords } from "./words.ts";

interface ChainProps {
  onEvent: (id: number) => void;
}

/** Whether the audit is as it was sealed, in the bar; behind it, to verify now and what to keep elsewhere. */
export function Chain({ onEvent }: ChainProps) {
  const say = useAuditWords();
  const clock = useClock();
  const verified = useVerifyAudit();
  const { data, isFetching, error, dataUpdatedAt } = verified;
  const broken = data !== undefined && !data.ok;
  const Icon = broken ? Unlink : Link2;
  const at = clock(new Date(dataUpdatedAt).toISOString()).slice(0, 5);
  return (
    <Popup
      label={say("chain")}
      align="end"
      triggerClass={cx(
        "target-44 inline-flex min-h-7 items-center gap-1.5 rounded-tag px-2 text-note font-medium whitespace-nowrap",
        broken
          ? "bg-notice-soft text-notice-ink"
          : data
            ? "bg-accent-soft text-accent-ink"
            : "bg-sunken text-soft hover:text-ink",
      )}
      trigger={
        <>
          <Icon aria-hidden="true" className="size-3.5" />
          <span className="max-lg:sr-only">
            {data === undefined
              ? say("chainUnknown")
              : broken
                ? say("chainBroken")
                : say("chainHolds", { count: data.head.position, at })}
          </span>
        </>
      }
      className="w-[26rem] max-w-[calc(100vw-1rem)] rounded-card p-4"
    >
      {(close) => (
        <div className="space-y-3">
          <h2 className="text-body font-semibold">{say("chain")}</h2>
          <p className="text-soft text-pretty">{say("chainLead")}</p>
          {error && !isFetching && <FailureNote error={error} />}
          {data && !isFetching && (
            <Verdict
              found={data}
              onEvent={(id) => {
                close();
                onEvent(id);
              }}
            />
          )}
          <Button variant="main" busy={isFetching} onClick={() => void verified.refetch()}>
            {isFetching ? say("verifying") : say("verify")}
          </Button>
          <div className="flex flex-wrap gap-x-1 border-line border-t pt-2">
            <FileLink href={auditFiles.head} name="audit-head.json" text={say("downloadHead")} />
            <FileLink href={auditFiles.export} name="audit.ndjson" text={say("downloadExport")} />
          </div>
        </div>
      )}
    </Popup>
  );
}

function FileLink({ href, name, text }: { href: string; name: string; text: string }) {
  return (
    <a href={href} download={name} className={buttonClass("quiet", "small")}>
      <Download aria-hidden="true" className="size-3.5" />
      {text}
    </a>
  );
}

function Verdict({ found, onEvent }: ChainProps & { found: AuditVerification }) {
  const say = useAuditWords();
  const { ok, unsealed, firstBad, head } = found;
  return (
    <div role="status" className="space-y-2">
      <State is={ok ? "ready" : "attention"}>
        {firstBad ? say("broken") : say("holds", { count: head.position })}{" "}
        {firstBad && head.position > 0 && say("held", { count: head.position })}
      </State>
      {firstBad && <FirstBad fault={firstBad} onEvent={onEvent} />}
      {unsealed > 0 && !firstBad && <p className="text-soft">{say("unsealed", { count: unsealed })}</p>}
    </div>
  );
}

interface FirstBadProps extends ChainProps {
  fault: NonNullable<AuditVerification["firstBad"]>;
}

function FirstBad({ fault: { problem, position, id }, onEvent }: FirstBadProps) {
  const say = useAuditWords();
  const isThere = problem === "changed" || problem === "added";
  return (
    <>
      <p className="font-medium">{say(problem, { position: position ?? "", id: id ?? "" })}</p>
      {isThere && id !== null && (
        <Button size="small" onClick={() => onEvent(id)}>
          {say("showEvent", { id })}
        </Button>
      )}
    </>
  );
}
