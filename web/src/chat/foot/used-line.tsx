import { ShieldCheck, ShieldX } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import type { UsedGrant } from "../../api/schema.gen.ts";
import { useFormat } from "../../ui/language/format.ts";
import { lineTake } from "../outcome-line.tsx";
import { useFootWords } from "./words.ts";

const RevokeUsedDialog = lazy(async () => ({
  default: (await import("../../ui/grants/revoke-dialogs.tsx")).RevokeUsedDialog,
}));

/** What an answer used of what the person allowed, now or before; how that stands, and the way to take it back. */
export function UsedLine({ used }: { used: UsedGrant }) {
  const say = useFootWords();
  const format = useFormat();
  const [revoking, setRevoking] = useState(false);
  const what = useId();
  const { grantId, scopes } = used;
  const names = (shown: typeof scopes) => format.list(shown.map(({ name }) => name));
  const live = scopes.filter((scope) => scope.live);
  const revoked = scopes.filter(({ revokedAt }) => revokedAt !== null);
  const revokedAt = revoked
    .map(({ revokedAt }) => revokedAt ?? "")
    .toSorted()
    .at(-1);
  const Icon = live.length > 0 || revoked.length === 0 ? ShieldCheck : ShieldX;
  return (
    <p className="flex min-w-0 items-start gap-1.5">
      <Icon aria-hidden="true" className="mt-px size-3.5 shrink-0" strokeWidth={2.25} />
      <span>
        {say.rich("used", {
          permissions: (
            <b id={what} className="font-medium text-soft">
              {names(scopes)}
            </b>
          ),
        })}
        {revokedAt !== undefined && (
          <>
            {" · "}
            <span>
              {revoked.length === scopes.length
                ? say("revoked", { time: format.dateTime(revokedAt) })
                : say("partlyRevoked", { time: format.dateTime(revokedAt), permissions: names(revoked) })}
            </span>
          </>
        )}
        {live.length === 0 && revokedAt === undefined && ` · ${say("over")}`}
        {live.length > 0 && (
          <>
            {" · "}
            <button
              type="button"
              aria-describedby={what}
              onClick={() => setRevoking(true)}
              className={lineTake}
            >
              {say("revoke")}
            </button>
          </>
        )}
      </span>
      {revoking && (
        <Suspense fallback={null}>
          <RevokeUsedDialog
            grantId={grantId}
            codes={live.map(({ code }) => code)}
            onClose={() => setRevoking(false)}
          />
        </Suspense>
      )}
    </p>
  );
}
