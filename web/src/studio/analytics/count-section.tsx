import type { ReactNode } from "react";
import { Sheet } from "../../ui/sheet.tsx";
import { Table, Td, Th, Tr } from "../../ui/table.tsx";

interface CountSectionProps {
  title: string;
  /** What the rows are of, and how often. */
  heads: readonly [string, string];
  rows: readonly { key: string; name: ReactNode; count: number; color?: string }[];
}

/** A few numbers as a table whose bars say the same. */
export function CountSection({ title, heads, rows }: CountSectionProps) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <Sheet title={title}>
      <Table>
        <thead>
          <tr>
            <Th>{heads[0]}</Th>
            <Th aria-hidden="true" />
            <Th className="text-right">{heads[1]}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, count, color = "bg-edge" }) => (
            <Tr key={key}>
              <Td className="whitespace-nowrap">{name}</Td>
              <Td aria-hidden="true" className="w-1/2">
                <span className="block h-1.5 rounded-[2px] bg-sunken">
                  <span
                    className={`block h-full rounded-[2px] ${color}`}
                    style={{ width: `${(count / most) * 100}%` }}
                  />
                </span>
              </Td>
              <Td className="text-right">{count}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Sheet>
  );
}
