import { useState } from "react";
import { useRequest } from "../../api/requests.ts";
import type { LoggedCall, LoggedCallDetail } from "../../api/schema.gen.ts";
import { CopyButton, CopyTextButton } from "../../ui/copy-button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { GivenName, GivenText } from "../../ui/given-name.tsx";
import { SidePanel } from "../../ui/panel.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { Verb } from "../../ui/verb.tsx";
import { CallMark } from "./call-mark.tsx";
import { useCallerName } from "./caller-name.ts";
import { Exchanged, exchangeText, type Part } from "./exchanged.tsx";
import { useLogTimes } from "./times.ts";
import { whatHappened } from "./what-happened.ts";
import { useRequestWords } from "./words.ts";

interface RequestPanelProps {
  applicationId: string;
  callId: string;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** One call: what happened first, then what is known of it, then what was sent and answered. */
export function RequestPanel({ applicationId, callId, ...moves }: RequestPanelProps) {
  const say = useRequestWords();
  const found = useRequest(applicationId, callId);
  const [part, setPart] = useState<Part>("request");
  const { data } = found;
  return (
    <SidePanel
      {...moves}
      title={
        data ? <PanelTitle call={data.request} /> : <span className="font-mono text-note">{callId}</span>
      }
      footer={
        data && (
          <>
            {data.call.curl !== null && <CopyTextButton text={data.call.curl} label={say("copyCurl")} />}
            <CopyTextButton text={exchangeText(data)} label={say("copyJson")} />
            <span className="ml-auto text-note text-faint">{say("masked")}</span>
          </>
        )
      }
    >
      {found.isPending && <Skeleton lines={8} className="p-4" />}
      {found.error && !data && <FailurePanel error={found.error} onRetry={() => void found.refetch()} />}
      {data && (
        <>
          <Told call={data.request} />
          <CallFacts detail={data} />
          <Exchanged detail={data} part={part} onPart={setPart} />
        </>
      )}
    </SidePanel>
  );
}

function PanelTitle({ call }: { call: LoggedCall }) {
  return (
    <>
      <Verb method={call.method} />
      <bdi className="min-w-0 wrap-anywhere">{call.operationId}</bdi>
      <CallMark call={call} />
    </>
  );
}

/** In words: what happened, and what to do about it. */
function Told({ call }: { call: LoggedCall }) {
  const say = useRequestWords();
  const happened = whatHappened(call);
  if (happened === "answered") return null;
  if (happened === "sending") return <p className="px-4 pt-3 text-soft">{say("h_sending")}</p>;
  return (
    <div className="px-4 pt-3">
      <p className="font-semibold text-notice-ink">{say(`h_${happened}`)}</p>
      <p className="mt-1 text-pretty text-soft">
        <span className="font-medium">{say("whatToDo")}: </span>
        {say(`d_${happened}`)}
      </p>
    </div>
  );
}

function CallFacts({ detail: { request, permissions, call } }: { detail: LoggedCallDetail }) {
  const say = useRequestWords();
  const times = useLogTimes();
  const nameOf = useCallerName();
  const { id, at, skill, version, person, runId, sent, transport, rt } = request;
  const way = say(transport === "stream" ? "overStream" : "overHttp");
  const versionText = version === null ? say("draft") : `v${version}`;
  return (
    <Facts
      ruled
      className="px-4 pt-3 pb-4"
      facts={[
        { label: say("callId"), value: <WithCopy text={id} /> },
        { label: say("run"), value: <WithCopy text={runId} /> },
        {
          label: say("skill"),
          value: (
            <>
              <GivenName>{skill.title}</GivenName> · {versionText}
            </>
          ),
        },
        { label: say("person"), value: <GivenName>{nameOf(person)}</GivenName> },
        ...permissions.map(({ code, duration }) => ({
          label: say("permission"),
          value: (
            <>
              <code className="font-mono text-note">{code}</code>
              {isDuration(duration) && <span className="text-soft"> · {say(`for_${duration}`)}</span>}
            </>
          ),
        })),
        { label: say("at"), value: <time dateTime={at}>{times.full(at)}</time> },
        { label: say("taken"), value: times.taken(rt) },
        { label: say("sentOver"), value: sent === false ? say("notSent") : say("once", { way }) },
        ...(call.error
          ? [{ label: say("failed"), value: <GivenText max={500}>{call.error}</GivenText> }]
          : []),
      ]}
    />
  );
}

function WithCopy({ text }: { text: string }) {
  const say = useRequestWords();
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-note wrap-anywhere">{text}</code>
      <CopyButton text={text} label={`${say("copyId")} ${text}`} />
    </span>
  );
}

const durations = ["once", "conversation", "30d", "always"] as const;

const isDuration = (text: string | null): text is (typeof durations)[number] =>
  durations.some((each) => each === text);
