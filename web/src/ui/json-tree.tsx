import { ExactNumber } from "../api/exact.ts";
import { cx } from "./class-names.ts";
import { structureIn } from "./json-text.ts";
import { defineWords } from "./language/define-words.tsx";

const useTreeWords = defineWords(
  { items_other: "{count} 项" },
  { items_other: "{count} items", items_one: "1 item" },
);

interface JsonTreeProps {
  /** Left out for the whole of something. */
  name?: string;
  value: unknown;
  /** How many levels start open. */
  open?: number;
  /** A member of this name starts closed, however many levels are open. */
  closed?: string;
}

/** Any JSON value as a tree that opens and closes; everything in it is plain text. JSON inside a text opens too. */
export function JsonTree({ name, value, open = 1, closed }: JsonTreeProps) {
  if (typeof value === "object" && value !== null && !(value instanceof ExactNumber))
    return <Structure name={name} value={value} open={open} closed={closed} />;
  const inside = typeof value === "string" ? structureIn(value) : null;
  if (inside !== null)
    return <Structure name={name} value={inside} open={0} closed={closed} text={String(value)} />;
  return (
    <p className="py-px pl-4 wrap-anywhere">
      <Name name={name} />
      <bdi className={cx(typeof value === "string" ? "text-accent-ink" : "text-accent-ink")}>
        {typeof value === "string" ? JSON.stringify(value) : String(value)}
      </bdi>
    </p>
  );
}

interface StructureProps {
  name: string | undefined;
  value: object;
  open: number;
  closed: string | undefined;
  /** Given when the structure was found inside a text: shown as it stands there. */
  text?: string;
}

function Structure({ name, value, open, closed, text }: StructureProps) {
  const say = useTreeWords();
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  return (
    <details open={open > 0} className="group/tree">
      <summary className="min-h-6 list-none rounded py-0.5 wrap-anywhere before:inline-block before:w-4 before:text-faint before:content-['▸'] hover:bg-sunken [[open]>&]:before:content-['▾']">
        <Name name={name} />
        {text === undefined ? (
          <>
            <span>{list ? "[" : "{"}</span>
            <span className="text-faint [[open]>summary>&]:hidden">…{list ? "]" : "}"}</span>
            <span className="ml-2 text-faint italic">{say("items", { count: entries.length })}</span>
          </>
        ) : (
          <bdi className="text-accent-ink">"{text}"</bdi>
        )}
      </summary>
      <div className="ml-2 border-line border-l pl-2">
        {entries.map(([key, child]) => (
          <JsonTree
            key={key}
            name={list ? key : JSON.stringify(key)}
            value={child}
            open={key === closed ? 0 : open - 1}
            {...(closed === undefined ? {} : { closed })}
          />
        ))}
      </div>
      {text === undefined && <p className="pl-4">{list ? "]" : "}"}</p>}
    </details>
  );
}

function Name({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  return (
    <>
      <bdi className="text-soft">{name}</bdi>
      <span className="text-faint"> : </span>
    </>
  );
}
