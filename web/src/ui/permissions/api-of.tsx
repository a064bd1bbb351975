import { Building2 } from "lucide-react";
import type { ApiOnCard, Permission } from "../../api/schema.gen.ts";
import { cx } from "../class-names.ts";
import { GivenName } from "../given-name.tsx";
import type { Language } from "../language/language.ts";
import { useApiOfWords } from "./api-of-words.ts";

interface ApiOfProps {
  /** Null: the platform's own. */
  api: ApiOnCard | null | undefined;
  className?: string;
}

/** Whose words those of a permission are, where it is of an API of the organisation's own; of the platform's, nothing. */
export function ApiOf({ api, className }: ApiOfProps) {
  const say = useApiOfWords();
  if (!api) return null;
  return (
    <span className={cx("inline-flex max-w-full items-baseline gap-1 text-note text-soft", className)}>
      <Building2 aria-hidden="true" className="size-3 shrink-0 translate-y-0.5" />
      <span className="min-w-0 wrap-anywhere">
        {say.rich("of", {
          provider: <GivenName>{api.provider}</GivenName>,
          name: <GivenName>{api.name}</GivenName>,
        })}
      </span>
    </span>
  );
}

/** Of a permission of the catalogue. */
export function apiOf(
  permission: Pick<Permission, "provider" | "categoryName"> | undefined,
  language: Language,
): ApiOnCard | null {
  if (!permission?.provider) return null;
  return { name: permission.categoryName[language], provider: permission.provider[language] };
}
