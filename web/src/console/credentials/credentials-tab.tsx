import { useState } from "react";
import type { Application } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Credential } from "../../ui/credentials/secret-once.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useConsoleWords } from "../words.ts";
import { ExchangeGuide } from "./exchange-guide.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";

export function CredentialsTab({ application }: { application: Application }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className="space-y-5">
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
  return (
    <Card className="space-y-4 p-5">
      <h2 className="font-semibold">{say("credentialsTitle")}</h2>
      <dl>
        <Credential name="ClientId" value={application.clientId} copy={say("copyClientId")} />
      </dl>
      <p className="text-[0.8125rem] text-faint">{say("clientIdHint")}</p>
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4">
        <h3 className="text-[0.8125rem] font-medium">ClientSecret</h3>
        <Button size="sm" onClick={() => setRotating(true)}>
          {say("rotate")}
        </Button>
      </div>
      <p className="text-[0.8125rem] text-faint">{say("secretHint")}</p>
      {rotating && <RotateDialog applicationId={application.id} onClose={() => setRotating(false)} />}
    </Card>
  );
}

function Basics({ application }: { application: Application }) {
  const say = useConsoleWords();
  const format = useFormat();
  const { name, description, provider, privacyUrl, createdAt } = application;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [say("name"), name],
    [say("description"), description],
    [say("provider"), provider],
    [say("privacyUrl"), privacyUrl],
    [say("createdAt"), format.dateTime(createdAt)],
  ];
  return (
    <Card className="p-5">
      <h2 className="mb-3 font-semibold">{say("basics")}</h2>
      <dl className="space-y-2.5">
        {facts.map(([term, value]) => (
          <div key={term} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
            <dt className="text-faint">{term}</dt>
            <dd className={value ? "wrap-anywhere" : "text-faint"}>{value || say("notGiven")}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
