import { cx } from "./class-names.ts";

interface JsonTreeProps {
  name: string;
  value: unknown;
  /** How many levels start open. */
  open?: number;
}

/** Any JSON value as a tree that opens and closes; everything in it is plain text. */
export function JsonTree({ name, value, open = 1 }: JsonTreeProps) {
  if (typeof value !== "object" || value === null) {
    return (
      <p className="py-px pl-4 wrap-anywhere">
        <Name>{name}</Name>
        <bdi className={cx(typeof value === "string" ? "text-ok-ink" : "text-accent-ink")}>
          {leafText(value)}
        </bdi>
      </p>
    );
  }
  const entries = Object.entries(value);
  return (
    <details open={open > 0}>
      <summary className="min-h-6 list-none rounded py-0.5 before:inline-block before:w-4 before:text-faint before:content-['▸'] hover:bg-sunken [[open]>&]:before:content-['▾']">
        <Name>{name}</Name>
        <span className="text-faint">
          {Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}
        </span>
      </summary>
      <div className="ml-2 border-line border-l pl-2">
        {entries.map(([key, child]) => (
          <JsonTree key={key} name={key} value={child} open={open - 1} />
        ))}
      </div>
    </details>
  );
}

function Name({ children }: { children: string }) {
  return (
    <>
      <bdi className="text-soft">{children}</bdi>
      <span className="text-faint">: </span>
    </>
  );
}

function leafText(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
