import { useRevokeEverything, useRevokeGrant, useRevokeScope } from "../api/grants.ts";
import type { Grant } from "../api/schema.gen.ts";
import { useFormat } from "../app/format.ts";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { toast } from "../ui/toast.tsx";
import { useScopeInfo } from "./scope-names.ts";
import { useMeWords } from "./words.ts";

interface RevokeGrantProps {
  grant: Grant;
  onClose: () => void;
  onRevoked?: () => void;
}

export function RevokeGrantDialog({ grant, onClose, onRevoked }: RevokeGrantProps) {
  const revoke = useRevokeGrant();
  return (
    <LossDialog
      grant={grant}
      codes={grant.scopes.map((scope) => scope.code)}
      onClose={onClose}
      onConfirm={async () => {
        await revoke.mutateAsync(grant.id);
        onRevoked?.();
      }}
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

export function RevokeEverythingDialog({ onClose }: { onClose: () => void }) {
  const say = useMeWords();
  const revoke = useRevokeEverything();
  return (
    <ConfirmDialog
      danger
      title={say("revokeAllTitle")}
      confirm={say("revokeAll")}
      onClose={onClose}
      onConfirm={async () => {
        await revoke.mutateAsync();
        toast.success(say("revoked"));
      }}
    >
      <p>{say("revokeAllText")}</p>
    </ConfirmDialog>
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
  const say = useMeWords();
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
