import type { Risk } from "../../api/schema.gen.ts";
import { defineWords } from "../language/define-words.tsx";

export const useRiskWords = defineWords(
  { low: "低风险", medium: "中风险", high: "高风险" },
  { low: "Low risk", medium: "Medium risk", high: "High risk" },
);

const levels = ["low", "medium", "high"] as const satisfies readonly Risk[];

/** How much a misuse could cost: in words, and as bars of which more are filled the more it is. */
export function RiskMark({ risk }: { risk: Risk }) {
  const say = useRiskWords();
  const reached = levels.indexOf(risk);
  return (
    <span className="inline-flex items-center gap-1.5 text-note whitespace-nowrap text-soft">
      <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0 stroke-current">
        {levels.map((level, index) => (
          <rect
            key={level}
            x={index * 4 + 0.5}
            y={7.5 - index * 3.5}
            width="3"
            height={4 + index * 3.5}
            strokeWidth="1"
            fill={index <= reached ? "currentColor" : "none"}
          />
        ))}
      </svg>
      {say(risk)}
    </span>
  );
}
