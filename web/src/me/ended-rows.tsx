import { useEndedGrants } from "../api/grants.ts";
import { useFormat } from "../ui/language/format.ts";
import { Row } from "./grant-rows.tsx";
import { ListHead } from "./list-head.tsx";
import { useMeWords } from "./words.ts";

/** What ended within the last 30 days, and how. */
export function EndedRows() {
  const say = useMeWords();
  const format = useFormat();
  const ended = useEndedGrants().data ?? [];
  if (ended.length === 0) return null;
  return (
    <section aria-labelledby="ended">
      <ListHead id="ended">{say("endedTitle")}</ListHead>
      <ul className="divide-y divide-line border-line border-y">
        {ended.map(({ id, application, revoked, endedAt }) => (
          <li key={id}>
            <Row id={id} name={application.name} quiet>
              {revoked ? say("revokedAt", { time: format.date(endedAt) }) : say("endedNote")}
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}
