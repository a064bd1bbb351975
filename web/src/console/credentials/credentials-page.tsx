import { useState } from "react";
import type { Application, KeptSecret } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { State } from "../../ui/state.tsx";
import { Basics } from "../basics/basics.tsx";
import { useConsoleWords } from "../words.ts";
import { ExchangeGuide } from "./exchange-guide.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";

/** How an application proves who it is, what it says of itself, and how a skill uses it. */
export function CredentialsPage({ application }: { application: Application }) {
  return (
    <div className="grid max-w-[110rem] items-start gap-x-10 gap-y-8 px-gutter py-5 xl:grid-cols-2">
      <div className="min-w-0 space-y-8">
        <Credentials application={application} />
        <Basics application={application} />
      </div>
      <ExchangeGuide clientId={application.clientId} />
    </div>
  );
}

function Credentials({ application }: { application: Application }) {
  const say = useConsoleWords();
  const [rotating, setRotating] = useState(false);
  const { clientId, secrets } = application;
  return (
    <Sheet
      level={2}
      title={say("credentialsTitle")}
      aside={
        <Button size="small" onClick={() => setRotating(true)}>
          {say("rotate")}
        </Button>
      }
    >
      <Facts
        ruled
        facts={[
          {
            label: "ClientId",
            value: (
              <>
                <span className="flex items-center gap-1">
                  <code className="min-w-0 font-mono text-note break-all">{clientId}</code>
                  <CopyButton text={clientId} label={say("copyClientId")} />
                </span>
                <span className="text-note text-faint">{say("clientIdHint")}</span>
              </>
            ),
          },
          ...secrets.map((secret) => ({ label: "ClientSecret", value: <SecretLine secret={secret} /> })),
        ]}
      />
      <p className="border-line border-t pt-2 text-note text-pretty text-faint">{say("secretHint")}</p>
      {rotating && <RotateDialog applicationId={application.id} onClose={() => setRotating(false)} />}
    </Sheet>
  );
}

/** When it was made, used last, and ends; never itself. */
function SecretLine({ secret: { createdAt, lastUsedAt, endsAt } }: { secret: KeptSecret }) {
  const say = useConsoleWords();
  const format = useFormat();
  return (
    <span className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5">
      {endsAt === null ? (
        <State is="ready">{say("secretCurrent")}</State>
      ) : (
        <State is="warning">{say("secretEnds", { time: format.dateTime(endsAt) })}</State>
      )}
      <span className="text-soft">{say("secretMade", { time: format.dateTime(createdAt) })}</span>
      <span className="text-soft">
        {lastUsedAt === null ? say("secretUnused") : say("secretUsed", { time: format.relative(lastUsedAt) })}
      </span>
    </span>
  );
}
