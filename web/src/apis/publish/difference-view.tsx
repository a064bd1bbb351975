import type { ApiDifference, ApiOpening, ApiPointChange, ApiPointDifference } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { Verb } from "../../ui/verb.tsx";
import { usePublishWords } from "./words.ts";

/** What takes most from people comes first. */
const order = ["withdrawn", "opens_more", "added", "opens_less", "words"] as const satisfies ApiPointChange[];

interface DifferenceViewProps {
  difference: Pick<ApiDifference, "from" | "renamed" | "baseUrl" | "points">;
  /** It is still to come: how many people it concerns is said. */
  ahead?: boolean;
}

/** What a version changes, by what it means for what people allowed. */
export function DifferenceView({ difference, ahead = false }: DifferenceViewProps) {
  const say = usePublishWords();
  const { from, renamed, baseUrl, points } = difference;
  return (
    <div className="space-y-6">
      {from > 0 && renamed && <p>{say("renamed")}</p>}
      {baseUrl && (
        <p className="wrap-anywhere">
          {say.rich("baseUrl", {
            before: <code className="font-mono text-code">{baseUrl.before}</code>,
            after: <code className="font-mono text-code">{baseUrl.after}</code>,
          })}
        </p>
      )}
      {order.map((change) => {
        const those = points.filter((point) => point.change === change);
        return (
          those.length > 0 && (
            <Sheet key={change} level={2} title={say(change)} note={String(those.length)}>
              <p className="pb-1.5 text-soft">{say(`${change}Text`)}</p>
              <ul className="border-line border-t">
                {those.map((point) => (
                  <PointDifference key={point.code} point={point} ahead={ahead} />
                ))}
              </ul>
            </Sheet>
          )
        );
      })}
    </div>
  );
}

function PointDifference({ point, ahead }: { point: ApiPointDifference; ahead: boolean }) {
  const say = usePublishWords();
  const format = useFormat();
  const language = useLanguage();
  const { code, name, change, opened, closed, said, people } = point;
  const words = {
    name: "saidName",
    description: "saidDescription",
    sensitive: "saidSensitive",
    risk: "saidRisk",
  } as const;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-b py-2">
      <span className="min-w-0">
        <span className="font-medium">
          <GivenName>{name[language]}</GivenName>
        </span>{" "}
        <code className="font-mono text-code text-faint wrap-anywhere">{code}</code>
      </span>
      {ahead && <Concerned change={change} people={people} />}
      <div className="col-span-2 text-soft">
        {change !== "added" && (
          <>
            <Opening title={say("opened")} opening={opened} write={say("writes")} />
            <Opening title={say("closed")} opening={closed} write={say("writesNoMore")} />
          </>
        )}
        {said.length > 0 && (
          <p className="text-note text-faint">
            {say("said", { members: format.list(said.map((member) => say(words[member]))) })}
          </p>
        )}
      </div>
    </li>
  );
}

function Concerned({ change, people }: Pick<ApiPointDifference, "change" | "people">) {
  const say = usePublishWords();
  if (change !== "opens_more" && change !== "withdrawn") return null;
  if (people === 0) return <span className="text-note text-faint">{say("nobody")}</span>;
  return (
    <span className="text-note font-medium text-notice-ink">
      {say(change === "withdrawn" ? "ends" : "rests", { count: people })}
    </span>
  );
}

interface OpeningProps {
  title: string;
  opening: ApiOpening;
  write: string;
}

function Opening({ title, opening: { operations, fields, write: writes, baseUrl }, write }: OpeningProps) {
  const say = usePublishWords();
  const language = useLanguage();
  if (operations.length + fields.length === 0 && !writes && baseUrl === null) return null;
  return (
    <div className="mt-1 grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3">
      <span className="text-note leading-5 text-faint">{title}</span>
      <ul>
        {operations.map(({ method, path, name }) => (
          <li key={`${method} ${path}`} className="wrap-anywhere">
            <Verb method={method} /> <code className="font-mono text-code">{path}</code>{" "}
            <span className="text-note text-faint">
              <GivenName max={100}>{name[language]}</GivenName>
            </span>
          </li>
        ))}
        {fields.map((field) => (
          <li key={field}>
            <code className="font-mono text-code">{field}</code>
          </li>
        ))}
        {writes && <li>{write}</li>}
        {baseUrl !== null && <li className="wrap-anywhere">{say("movesTo", { address: baseUrl })}</li>}
      </ul>
    </div>
  );
}
