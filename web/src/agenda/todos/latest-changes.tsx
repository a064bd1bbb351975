import { useLatestChanges } from "../../api/changes.ts";
import { ChangeLine } from "../../ui/changes/change-line.tsx";
import { useChangeWords } from "../../ui/changes/words.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { useAgendaPageWords } from "../words.ts";

/** Also what was deleted, which stands nowhere else. */
export function LatestChanges() {
  const say = useAgendaPageWords();
  const sayChange = useChangeWords();
  const { data: changes, error, refetch } = useLatestChanges();
  if (error && !changes) return <FailureNote error={error} onRetry={() => void refetch()} />;
  if (changes === undefined) return <Skeleton lines={3} />;
  if (changes.length === 0) return <p className="py-2 text-soft">{say("nothingDone")}</p>;
  return (
    <ul aria-label={say("doneForYou")}>
      {changes.map((change) => (
        <li key={change.id} className="border-line border-b py-2 wrap-anywhere">
          <p>
            <span className="text-faint">{sayChange(change.kind)}</span>{" "}
            <GivenName max={120}>{change.title}</GivenName>
          </p>
          <ChangeLine change={change} />
        </li>
      ))}
    </ul>
  );
}
