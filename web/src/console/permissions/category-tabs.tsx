import { Building2 } from "lucide-react";
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
        {counts.map(({ category, name, provider, count }) => (
          <Category
            key={category}
            name={name[language]}
            provider={provider?.[language]}
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
  /** Of an API of the organisation's own. */
  provider?: string | undefined;
  count: number;
  current: boolean;
  onClick: () => void;
}

function Category({ name, provider, count, current, onClick }: CategoryProps) {
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
        {provider !== undefined && <Building2 aria-hidden="true" className="size-3.5 text-faint" />}
        <bdi title={provider}>{name}</bdi>
        {provider !== undefined && <span className="sr-only">, {provider}</span>}
        <span className="text-note font-normal text-faint">{count}</span>
      </button>
    </li>
  );
}
