import { useGrants, useRevokeGrant, useRevokeScope } from "../../api/grants.ts";
import type { Grant } from "../../api/schema.gen.ts";
import { ConfirmDialog } from "../dialog.tsx";
import { GivenName } from "../given-name.tsx";
import { useFormat } from "../language/format.ts";
import { useScopeInfo } from "../permissions/scope-names.ts";
import { toast } from "../toast.tsx";
import { useRevocationWords } from "./words.ts";

interface RevokeGrantProps {
  grant: Grant;
  onClose: () => void;
}

export function RevokeGrantDialog({ grant, onClose }: RevokeGrantProps) {
  const revoke = useRevokeGrant();
  return (
    <LossDialog
      grant={grant}
      codes={grant.scopes.map((scope) => scope.code)}
      onClose={onClose}
      onConfirm={() => revoke.mutateAsync(grant.id)}
    />
  );
}

export function RevokeScopeDialog({
  grant,
  code,
  onClose,
}: {
  grant: Grant;
  code: string;
  onClose: () => void;
}) {
  const revoke = useRevokeScope();
  return (
    <LossDialog
      grant={grant}
      codes={[code]}
      onClose={onClose}
      onConfirm={() => revoke.mutateAsync({ grantId: grant.id, code })}
    />
  );
}

interface RevokeUsedProps {
  grantId: string;
  codes: readonly string[];
  onClose: () => void;
}

/** Where only the grant's id is known: it is looked up before anything is asked. */
export function RevokeUsedDialog({ grantId, codes, onClose }: RevokeUsedProps) {
  const revoke = useRevokeScope();
  const grant = useGrants().data?.find(({ id }) => id === grantId);
  if (grant === undefined) return null;
  return (
    <LossDialog
      grant={grant}
      codes={codes}
      onClose={onClose}
      onConfirm={async () => {
        for (const code of codes) await revoke.mutateAsync({ grantId, code });
      }}
    />
  );
}

interface LossDialogProps {
  grant: Grant;
  codes: readonly string[];
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}

/** Names what the application will lose before it does. */
function LossDialog({ grant, codes, onClose, onConfirm }: LossDialogProps) {
  const say = useRevocationWords();
  const format = useFormat();
  const scopeInfo = useScopeInfo();
  return (
    <ConfirmDialog
      danger
      title={say("revokeTitle")}
      confirm={say("revoke")}
      onClose={onClose}
      onConfirm={async () => {
        await onConfirm();
        toast.success(say("revoked"));
      }}
    >
      <p>
        {say.rich("revokeText", {
          app: <GivenName>{grant.application.name}</GivenName>,
          list: format.list(codes.map((code) => scopeInfo(code).name)),
        })}
      </p>
    </ConfirmDialog>
  );
}
