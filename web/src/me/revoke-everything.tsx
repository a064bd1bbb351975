import { useState } from "react";
import { useRevokeEverything } from "../api/grants.ts";
import type { Grant } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useMeWords } from "./words.ts";

/** Below the list: how much there is, and the end of all of it. */
export function RevokeEverything({ grants }: { grants: readonly Grant[] }) {
  const say = useMeWords();
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeEverything();
  const count = grants.reduce((sum, { scopes }) => sum + scopes.length, 0);
  return (
    <div className="flex min-h-13 shrink-0 items-center justify-between gap-3 border-line border-t px-gutter py-2">
      <span className="text-note text-faint">{say("permissions", { count })}</span>
      <Button variant="take" size="small" onClick={() => setAsking(true)}>
        {say("revokeAll")}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("revokeAllTitle")}
          confirm={say("revokeAllNow")}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await revoke.mutateAsync();
            toast.success(say("revoked"));
          }}
        >
          <p>{say("revokeAllText")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
