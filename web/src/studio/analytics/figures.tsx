import type { Analytics } from "../../api/schema.gen.ts";
import { htmlLang, useLanguage } from "../../ui/language/language.ts";
import { shareCompleted, totalsOf } from "./numbers.ts";
import { timeIn, useAnalyticsWords } from "./words.ts";

/** What one wants to know first. */
export function Figures({ analytics }: { analytics: Analytics }) {
  const say = useAnalyticsWords();
  const language = htmlLang(useLanguage());
  const { people, time } = analytics;
  const share = shareCompleted(analytics);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const within = (p95: number | null) => (p95 === null ? "" : say("p95", { value: timeIn(say, p95) }));
  const figures = [
    { label: say("turns"), value: totalsOf(analytics).turns, note: "" },
    { label: say("people"), value: people, note: "" },
    { label: say("succeeded"), value: share === null ? "–" : percent.format(share), note: "" },
    { label: say("turnTime"), value: timeIn(say, time.turn.p50), note: within(time.turn.p95) },
    { label: say("waitingTime"), value: timeIn(say, time.waiting.p50), note: within(time.waiting.p95) },
  ];
  return (
    <>
      <h2 className="sr-only">{say("figures")}</h2>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 border-rule border-t-2 pt-3 sm:grid-cols-3 lg:grid-cols-5">
        {figures.map(({ label, value, note }) => (
          <div key={label}>
            <dt className="text-note text-faint">{label}</dt>
            <dd className="text-title font-semibold">
              {value}
              {note && <span className="block text-note font-normal text-faint">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
