import { expect, test } from "vitest";
import type { Permission } from "../../api/schema.gen.ts";
import { categoryCounts, filterPermissions, mayApply, permissionRows } from "./permission-filter.ts";

function permission(code: string, zh: string, rest: Partial<Permission> = {}): Permission {
  const contacts = { zh: "通讯录", en: "Contacts" };
  return {
    kind: "delegated",
    field: false,
    sensitive: false,
    risk: "low",
    available: true,
    write: false,
    provider: null,
    audience: "platform",
    fields: [],
    category: "contact",
    apis: [],
    code,
    name: { zh, en: code },
    description: { zh, en: "" },
    categoryName: contacts,
    ...rest,
  };
}

const catalogue = [
  permission("Contact.User.Read", "通讯录个人信息读权限", {
    apis: [
      {
        method: "GET",
        path: "/v1.0/contact/users/{unionId}",
        name: { zh: "获取用户信息", en: "Get a profile" },
        available: true,
      },
    ],
  }),
  permission("Contact.User.mobile", "个人手机号信息", { sensitive: true }),
  permission("Calendar.Event.Read", "日程读权限", {
    category: "calendar",
    categoryName: { zh: "日历", en: "Calendar" },
  }),
  permission("qyapi_manage_addresslist", "通讯录管理权限", { kind: "application" }),
];
const rows = permissionRows(catalogue, [
  { code: "Contact.User.Read", status: "approved" },
  { code: "Contact.User.mobile", status: "rejected", note: "not needed" },
]);

const codes = (filter: Parameters<typeof filterPermissions>[1]) =>
  filterPermissions(rows, filter).map(({ code }) => code);

test.each([
  [{}, 4],
  [{ q: "MOBILE" }, 1],
  [{ q: "手机" }, 1],
  [{ q: "get a profile" }, 1],
  [{ q: "contact/users" }, 1],
  [{ q: "  通讯录   管理 " }, 1],
  [{ q: "nothing like it" }, 0],
  [{ kind: "application" }, 1],
  [{ kind: "delegated" }, 3],
  [{ status: "none" }, 2],
  [{ status: "rejected" }, 1],
  [{ category: "calendar" }, 1],
  [{ sensitivity: "sensitive" }, 1],
  [{ sensitivity: "basic" }, 3],
  [{ category: "calendar", kind: "application" }, 0],
] as const)("the filter %o leaves %d permissions", (filter, count) => {
  expect(codes(filter)).toHaveLength(count);
});

test("a permission nobody asked for has the status none, and a decided one the admin's note", () => {
  expect(rows.map(({ status, note }) => [status, note])).toEqual([
    ["approved", ""],
    ["rejected", "not needed"],
    ["none", ""],
    ["none", ""],
  ]);
});

test("categories count what the rest of the filter leaves, also the ones that are not chosen", () => {
  const counts = categoryCounts(rows, { category: "calendar", kind: "delegated" });
  expect(counts.map(({ category, count }) => [category, count])).toEqual([
    ["contact", 2],
    ["calendar", 1],
  ]);
});

test("one applies for what is not there or was rejected, not for what is open or waits", () => {
  expect(rows.filter(mayApply).map(({ code }) => code)).toEqual([
    "Contact.User.mobile",
    "Calendar.Event.Read",
    "qyapi_manage_addresslist",
  ]);
  expect(mayApply({ status: "pending" })).toBe(false);
});
