import { cx } from "../../ui/class-names.ts";
import { useLanguage } from "../../ui/language/language.ts";
import type { CategoryCount } from "./permission-filter.ts";
import { usePermissionsTabWords } from "./words.ts";

interface CategoryRailProps {
  counts: readonly CategoryCount[];
  chosen: string | undefined;
  onChoose: (category: string | undefined) => void;
}

/** Categories beside the table; on a narrow screen a line of chips above it. */
export function CategoryRail({ counts, chosen, onChoose }: CategoryRailProps) {
  const say = usePermissionsTabWords();
  const language = useLanguage();
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav
      aria-label={say("categories")}
      className="mb-4 min-[1180px]:sticky min-[1180px]:top-4 min-[1180px]:w-40 min-[1180px]:shrink-0"
    >
      <ul className="flex flex-wrap gap-1.5 min-[1180px]:flex-col min-[1180px]:gap-0.5">
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
          "target-44 flex min-h-9 w-full items-center justify-between gap-3 rounded-lg px-3 text-left transition-colors",
          current
            ? "bg-accent-soft font-medium text-accent-ink"
            : "bg-sunken text-soft min-[1180px]:bg-transparent",
          !current && "hover:bg-sunken hover:text-ink",
        )}
      >
        <span>{name}</span>
        <span className="text-xs tabular-nums">{count}</span>
      </button>
    </li>
  );
}
