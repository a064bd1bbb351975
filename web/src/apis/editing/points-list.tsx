import { TriangleAlert } from "lucide-react";
import type { RefObject } from "react";
import { cx } from "../../ui/class-names.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { RiskMark } from "../../ui/permissions/risk-mark.tsx";
import { Tag } from "../../ui/tag.tsx";
import { problemsOf } from "./problems.ts";
import type { ContentEditing } from "./use-editing.ts";
import { useOpens } from "./use-opens.ts";
import { VirtualRows } from "./virtual-rows.tsx";
import { useEditingWords } from "./words.ts";

interface PointsListProps {
  editing: ContentEditing;
  scroller: RefObject<HTMLElement | null>;
  /** The one whose panel is open. */
  open: string | null;
  onOpen: (key: string) => void;
}

/** Permission points where a table has no room: one opens to be changed. */
export function PointsList({ editing, scroller, open, onOpen }: PointsListProps) {
  const say = useEditingWords();
  const language = useLanguage();
  const opens = useOpens();
  const { content, problems } = editing;
  return (
    <div className="border-line-strong border-t">
      <VirtualRows
        rows={content.points}
        keyOf={({ key }) => key}
        estimate={62}
        scroller={scroller}
        label={say("points")}
      >
        {(point) => {
          const { key, code, name, sensitive, write, risk, kind } = point;
          const wrong = problemsOf(problems, key).find(({ isWarning }) => !isWarning);
          return (
            <button
              type="button"
              data-point={key}
              aria-current={key === open || undefined}
              onClick={() => onOpen(key)}
              className={cx(
                "relative grid w-full grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 border-line border-b px-gutter py-2 text-left focus-visible:-outline-offset-2",
                key === open ? "bg-accent-soft" : "hover:bg-hover",
                wrong && "before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-notice",
              )}
            >
              <span className="min-w-0">
                <span className="flex flex-wrap items-center gap-x-2">
                  <bdi className="font-medium wrap-anywhere">{name[language] || say("unnamed")}</bdi>
                  {sensitive && <Tag tone="notice">{say("sensitive")}</Tag>}
                </span>
                <code className="block font-mono text-code text-faint wrap-anywhere">{code}</code>
              </span>
              <RiskMark risk={risk} />
              <span className="col-span-2 text-note text-faint">
                {say(kind)} · {say(write ? "write" : "read")} · {opens(point)}
              </span>
              {wrong && (
                <span className="col-span-2 flex gap-1.5 text-note text-notice-ink">
                  <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
                  {wrong.message}
                </span>
              )}
            </button>
          );
        }}
      </VirtualRows>
    </div>
  );
}
