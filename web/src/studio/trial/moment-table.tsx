import { cx } from "../../ui/class-names.ts";
import { isWaiting, type Moment, type Timeline } from "./timeline.ts";
import { duration, type TrialSay, useTrialWords } from "./words.ts";

interface MomentTableProps {
  timeline: Timeline;
  chosen: string | null;
  onChoose: (key: string) => void;
}

/** Amber is the person's time, grey the assistant's own, green the skill's. */
export function MomentTable({ timeline: { moments, total }, chosen, onChoose }: MomentTableProps) {
  const say = useTrialWords();
  return (
    <table className="w-full border-collapse text-left">
      <thead className="sr-only">
        <tr>
          {(["atColumn", "kindColumn", "detailColumn", "barColumn", "tookColumn"] as const).map((column) => (
            <th key={column} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moments.map((moment, index) => (
          <tr
            key={moment.key}
            className={cx(
              "relative border-line border-b",
              moment.key === chosen ? "bg-accent-soft" : opens(moment) && "hover:bg-hover",
            )}
          >
            <td className="h-row w-16 pr-3 pl-4 text-right text-note whitespace-nowrap text-faint">
              +{duration(say, moment.at)}
            </td>
            <th scope="row" className="w-20 pr-2 font-medium whitespace-nowrap">
              {opens(moment) ? (
                <button
                  type="button"
                  aria-label={`${say(moment.kind)}: ${say(moment.call ? "show" : "showWhy", { number: index + 1 })}`}
                  aria-expanded={moment.key === chosen}
                  onClick={() => onChoose(moment.key)}
                  className="after:absolute after:inset-0 after:content-[''] focus-visible:-outline-offset-2"
                >
                  {say(moment.kind)}
                </button>
              ) : (
                say(moment.kind)
              )}
            </th>
            <td className="max-w-0 pr-3">
              <span className="block truncate font-mono text-code text-soft">
                <bdi>{detailOf(say, moment)}</bdi>
              </span>
            </td>
            <td aria-hidden="true" className="hidden w-[30%] xl:table-cell">
              <Bar moment={moment} total={total} />
            </td>
            <td className="w-20 pr-4 text-right whitespace-nowrap">
              {moment.took === null ? (
                <span className={isWaiting(moment) ? "text-notice-ink" : "text-faint"}>{say("waiting")}</span>
              ) : (
                moment.kind !== "response" && duration(say, moment.took)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A request what was sent and answered, a plan why it is that. */
const opens = ({ call, step }: Moment): boolean => call !== undefined || step?.why !== undefined;

function Bar({ moment: { kind, at, took }, total }: { moment: Moment; total: number }) {
  const whole = Math.max(total, 1);
  const left = Math.min(98, (at / whole) * 100);
  const width = took === null ? 100 - left : Math.max(1.5, (took / whole) * 100);
  return (
    <span className="relative block h-1.5">
      <span
        className={cx(
          "absolute inset-y-0 rounded-[2px]",
          isWaiting({ kind }) ? "bg-notice" : kind === "plan" || kind === "answer" ? "bg-edge" : "bg-accent",
        )}
        style={{ left: `${left}%`, width: `${Math.min(width, 100 - left)}%` }}
      />
    </span>
  );
}

function detailOf(say: TrialSay, { kind, step, call }: Moment): string {
  if (step?.kind === "answer") return "";
  if (step?.consent) return step.consent.asked.join(" · ");
  if (call === undefined) return step?.operationId ?? step?.summary ?? "";
  if (kind === "request") return `${call.request.method} ${call.request.uri}`;
  const { response } = call;
  return response === null ? say("noAnswer") : `${response.status.code} ${response.status.message}`;
}
