import type { ApplicationPermission, Permission } from "../../api/schema.gen.ts";
import type { PermissionFilter } from "../search.ts";

/** A permission of the catalogue, and how one application stands to it. */
export interface PermissionRow extends Permission {
  status: ApplicationPermission["status"];
  /** What the admin said when deciding; empty when nothing. */
  note: string;
}

export function permissionRows(
  catalogue: readonly Permission[],
  held: readonly ApplicationPermission[],
): PermissionRow[] {
  const byCode = new Map(held.map((permission) => [permission.code, permission]));
  return catalogue.map((permission) => ({
    ...permission,
    status: byCode.get(permission.code)?.status ?? "none",
    note: byCode.get(permission.code)?.note ?? "",
  }));
}

/** Rows that fit every part of the filter; each word of the search must be found somewhere. */
export function filterPermissions(
  rows: readonly PermissionRow[],
  { q = "", category, kind, status, sensitivity }: PermissionFilter,
): PermissionRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (category === undefined || row.category === category) &&
      (kind === undefined || row.kind === kind) &&
      (status === undefined || row.status === status) &&
      (sensitivity === undefined || row.sensitive === (sensitivity === "sensitive")) &&
      words.every((word) => searchText(row).includes(word)),
  );
}

/** Both languages: people search for what they have read elsewhere. */
function searchText({ code, name, description, categoryName, apis }: PermissionRow): string {
  const texts = [name, description, categoryName, ...apis.map((api) => api.name)].flatMap(({ zh, en }) => [
    zh,
    en,
  ]);
  return [code, ...texts, ...apis.map((api) => api.path)].join("\n").toLowerCase();
}

export interface CategoryCount {
  category: string;
  name: Permission["categoryName"];
  /** Whose it is, where it is an API of the organisation's own. */
  provider: Permission["provider"];
  count: number;
}

/** Every category of the catalogue in its order, with how many rows the rest of the filter leaves in it. */
export function categoryCounts(rows: readonly PermissionRow[], filter: PermissionFilter): CategoryCount[] {
  const { category: _chosen, ...rest } = filter;
  const counts = new Map<string, CategoryCount>();
  for (const { category, categoryName, provider } of rows)
    counts.set(category, { category, name: categoryName, provider, count: 0 });
  for (const { category } of filterPermissions(rows, rest)) {
    const counted = counts.get(category);
    if (counted) counted.count += 1;
  }
  return [...counts.values()];
}

/** Whether there is anything to apply for. */
export function mayApply({ status }: Pick<PermissionRow, "status">): boolean {
  return status === "none" || status === "rejected";
}
