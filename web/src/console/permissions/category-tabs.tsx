import { cx } from "../../ui/class-names.ts";
import { useLanguage } from "../../ui/language/language.ts";
import type { CategoryCount } from "./permission-filter.ts";
import { usePermissionsTabWords } from "./words.ts";

interface CategoryTabsProps {
  counts: readonly CategoryCount[];
  chosen: string | undefined;
  onChoose: (category: string | undefined) => void;
}

/** Categories above the table, each with how many the rest of the filter leaves in it. */
export function CategoryTabs({ counts, chosen, onChoose }: CategoryTabsProps) {
  const say = usePermissionsTabWords();
  const language = useLanguage();
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav aria-label={say("categories")}>
      <ul className="scroll-quiet flex gap-5 overflow-x-auto border-line border-b px-gutter">
        <Category
          name={say("all")}
          count={total}
          current={chosen === undefined}
          onClick={() => onChoose(undefined)}
        />
        {counts.map(({ category, name, count }) => (
          <Category
            key={category}
            name={name[language]}
            count={count}
            current={chosen === category}
            onClick={() => onChoose(category)}
          />
        ))}
      </ul>
    </nav>
  );
}

interface CategoryProps {
  name: string;
  count: number;
  current: boolean;
  onClick: () => void;
}

function Category({ name, count, current, onClick }: CategoryProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        onClick={onClick}
        className={cx(
          "-mb-px flex min-h-10 items-center gap-1.5 border-b-2 whitespace-nowrap focus-visible:-outline-offset-2 pointer-coarse:min-h-11",
          current ? "border-ink font-semibold" : "border-transparent text-soft hover:text-ink",
        )}
      >
        {name}
        <span className="text-note font-normal text-faint">{count}</span>
      </button>
    </li>
  );
}
