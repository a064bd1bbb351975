import { useState } from "react";
import { useRotateSecret } from "../../api/applications.ts";
import type { Application } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { RotateDialog } from "../../ui/credentials/rotate-dialog.tsx";
import { SecretLine } from "../../ui/credentials/secret-line.tsx";
import { useCredentialWords } from "../../ui/credentials/words.ts";
import { Facts } from "../../ui/facts.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Basics } from "../basics/basics.tsx";
import { useConsoleWords } from "../words.ts";
import { ExchangeGuide } from "./exchange-guide.tsx";

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
  const sayOf = useCredentialWords();
  const [rotating, setRotating] = useState(false);
  const { clientId, secrets } = application;
  return (
    <Sheet
      level={2}
      title={say("credentialsTitle")}
      aside={
        <Button size="small" onClick={() => setRotating(true)}>
          {sayOf("rotate")}
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
      <p className="border-line border-t pt-2 text-note text-pretty text-faint">{sayOf("secretHint")}</p>
      {rotating && <Rotating applicationId={application.id} onClose={() => setRotating(false)} />}
    </Sheet>
  );
}

function Rotating({ applicationId, onClose }: { applicationId: string; onClose: () => void }) {
  const rotate = useRotateSecret(applicationId);
  return <RotateDialog of="client" rotate={rotate} secret={rotate.data?.clientSecret} onClose={onClose} />;
}
