import type { RequestCounts } from "../../api/schema.gen.ts";
import { useLogTimes } from "./times.ts";
import { useRequestWords } from "./words.ts";

const [width, height] = [10, 40];

/** How many there were over the time, the failed ones at the foot of each bar. */
export function RequestChart({ counts }: { counts: RequestCounts }) {
  const say = useRequestWords();
  const times = useLogTimes();
  const { bars, calls, failed, from, to } = counts;
  const most = Math.max(1, ...bars.map((bar) => bar.answered + bar.failed));
  const middle = bars[Math.floor(bars.length / 2)];
  const said = { calls, failed, from: times.minute(from), to: times.minute(to) };
  return (
    <figure className="px-gutter pt-3">
      <svg
        role="img"
        aria-label={say("chart", said)}
        viewBox={`0 0 ${bars.length * width} ${height}`}
        preserveAspectRatio="none"
        className="block h-10 w-full border-line-strong border-b"
      >
        {bars.map(({ from, answered, failed }, index) => {
          const tall = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * height));
          const [all, bad] = [tall(answered + failed), tall(failed)];
          const place = { x: index * width + 1, width: width - 2 };
          return (
            <g key={from}>
              <title>{say("bar", { from: times.minute(from), answered, failed })}</title>
              <rect {...place} y={0} height={height} className="fill-transparent" />
              <rect {...place} y={height - all} height={all} className="fill-line-strong" />
              <rect {...place} y={height - bad} height={bad} className="fill-notice" />
            </g>
          );
        })}
      </svg>
      <figcaption aria-hidden="true" className="flex justify-between pt-1 text-note text-faint">
        <span>{times.minute(from)}</span>
        {middle && bars.length > 2 && <span className="max-sm:hidden">{times.minute(middle.from)}</span>}
        <span>{Date.now() - Date.parse(to) < 120_000 ? say("now") : times.minute(to)}</span>
      </figcaption>
    </figure>
  );
}
