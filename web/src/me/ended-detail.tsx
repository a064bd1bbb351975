import type { EndedGrant } from "../api/schema.gen.ts";
import { useFormat } from "../ui/language/format.ts";
import { ApiOf } from "../ui/permissions/api-of.tsx";
import { useScopeInfo } from "../ui/permissions/scope-names.ts";
import { DetailHead } from "./detail-head.tsx";
import { GrantActivity } from "./grant-activity.tsx";
import { useMeWords } from "./words.ts";

/** What is over: it is asked for anew when it is needed. */
export function EndedDetail({ grant }: { grant: EndedGrant }) {
  const say = useMeWords();
  const format = useFormat();
  const info = useScopeInfo();
  const time = format.dateTime(grant.endedAt);
  return (
    <>
      <DetailHead application={grant.application} skill={grant.skill} quiet />
      <div className="mx-gutter border-rule border-t-2">
        <p className="border-line border-b py-3 text-body">
          {say(grant.revoked ? "revokedAt" : "endedAt", { time })} {say("askedAgain")}
        </p>
        <ul>
          {grant.codes.map((code) => (
            <li key={code} className="flex flex-wrap gap-x-4 border-line border-b py-2 text-soft">
              <span className="flex-1">
                {info(code).name} <ApiOf api={info(code).api} />
              </span>
              <code className="text-code break-all text-faint">{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <GrantActivity grantId={grant.id} lastUsedAt={grant.lastUsedAt} />
    </>
  );
}
