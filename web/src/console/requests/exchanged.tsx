import type { LoggedCallDetail } from "../../api/schema.gen.ts";
import { JsonTree } from "../../ui/json-tree.tsx";
import { Entry, Ledger } from "../../ui/ledger.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { type Moment, momentsOf } from "./timeline.ts";
import { useLogTimes } from "./times.ts";
import { useRequestWords } from "./words.ts";

export type Part = "request" | "response" | "curl" | "timeline";

interface ExchangedProps {
  detail: LoggedCallDetail;
  part: Part;
  onPart: (part: Part) => void;
}

/** What was sent and answered, as far as one may see it. */
export function Exchanged({ detail, part, onPart }: ExchangedProps) {
  const say = useRequestWords();
  const { call, bodies } = detail;
  const hidden = !bodies && <p className="pb-3 text-pretty text-soft">{say("bodiesHidden")}</p>;
  return (
    <div className="border-rule border-t-2 pb-6">
      <Tabs
        label={say("tabs")}
        value={part}
        onChange={onPart}
        tabs={[
          {
            value: "request",
            label: say("request"),
            panel: (
              <>
                {hidden}
                <Tree value={requestOf(detail)} />
              </>
            ),
          },
          {
            value: "response",
            label: say("response"),
            panel: (
              <>
                {hidden}
                {call.response === null ? (
                  <p className="text-soft">{say("noResponse")}</p>
                ) : (
                  <Tree value={bodies ? call.response : { status: call.response.status }} />
                )}
              </>
            ),
          },
          {
            value: "curl",
            label: say("curl"),
            panel: (
              <>
                {hidden}
                {call.curl === null ? (
                  bodies && <p className="text-soft">{say("noCurl")}</p>
                ) : (
                  <pre className="font-mono text-code whitespace-pre-wrap break-all">{call.curl}</pre>
                )}
              </>
            ),
          },
          { value: "timeline", label: say("timeline"), panel: <Timeline moments={momentsOf(detail)} /> },
        ]}
      />
    </div>
  );
}

const Tree = ({ value }: { value: unknown }) => (
  <div className="font-mono text-code">
    <JsonTree value={value} open={3} closed={'"headers"'} />
  </div>
);

/** Where one may not see what was said: the address as the skill's file has it. */
function requestOf({ call, request, bodies }: LoggedCallDetail) {
  return bodies ? call.request : { method: request.method, path: request.path };
}

/** The whole of it, to be pasted elsewhere. */
export function exchangeText(detail: LoggedCallDetail): string {
  const { call, request, bodies } = detail;
  const response = call.response && (bodies ? call.response : { status: call.response.status });
  const said = {
    id: request.id,
    request: requestOf(detail),
    response,
    beginTime: call.beginTime,
    rt: call.rt,
  };
  return JSON.stringify(said, null, 2);
}

function Timeline({ moments }: { moments: readonly Moment[] }) {
  const say = useRequestWords();
  const times = useLogTimes();
  const began = Date.parse(moments[0]?.at ?? "");
  return (
    <Ledger label={say("timeline")}>
      {moments.map(({ at, what, api = "", status }, index) => (
        <Entry
          key={`${what}${index}`}
          time={
            <time dateTime={at} title={times.full(at)}>
              +{times.taken(Math.max(0, Math.round(Date.parse(at) - began)))}
            </time>
          }
        >
          <span className={what === "notRedeemed" ? "text-notice-ink" : undefined}>
            {say(what, { api, status: status ?? "" })}
          </span>
        </Entry>
      ))}
    </Ledger>
  );
}
