import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { Dialog } from "../dialog.tsx";
import { useCredentialWords } from "./words.ts";

interface SecretOnceProps {
  secret: string;
  /** Whose it is, and how that is called. */
  of: "client" | "api";
  id?: string | undefined;
  note?: ReactNode;
  onClose: () => void;
}

/** A new secret, the one time it is shown. Only its button closes it: a stray click would lose the secret. */
export function SecretOnce({ secret, of, id, note, onClose }: SecretOnceProps) {
  const say = useCredentialWords();
  return (
    <Dialog
      title={say("secretTitle")}
      footer={
        <Button variant="main" onClick={onClose}>
          {say("secretDone")}
        </Button>
      }
    >
      <p className="mb-4 flex gap-3 rounded-control bg-notice-soft px-3.5 py-3 text-notice-ink">
        <KeyRound aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {say("secretOnce")}
      </p>
      <dl className="space-y-3">
        {id && of === "client" && <Credential name="ClientId" value={id} copy={say("copyClientId")} />}
        {id && of === "api" && <Credential name={say("apiId")} value={id} copy={say("copyApiId")} />}
        <Credential
          name={of === "client" ? "ClientSecret" : say("apiSecret")}
          value={secret}
          copy={say("copySecret")}
        />
      </dl>
      {note && <p className="mt-4 text-soft">{note}</p>}
    </Dialog>
  );
}

interface CredentialProps {
  name: string;
  value: string;
  copy: string;
}

export function Credential({ name, value, copy }: CredentialProps) {
  return (
    <div>
      <dt className="text-work font-medium">{name}</dt>
      <dd className="mt-1 flex items-center gap-2 rounded-control bg-sunken py-1.5 pr-1.5 pl-3.5">
        <code className="min-w-0 flex-1 font-mono text-work break-all">{value}</code>
        <CopyButton text={value} label={copy} />
      </dd>
    </div>
  );
}
