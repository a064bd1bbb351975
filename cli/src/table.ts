/** Rows as columns; Chinese letters are two wide. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)),
      )
      .join("  ")
      .trimEnd(),
  );
}

const wide = /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}\u3000-\u303f\uff00-\uff60]/u;

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
