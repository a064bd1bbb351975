import { expect, test } from "vitest";
import { givenApi } from "../../test/world/api.ts";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { permissionRoutes } from "./index.ts";

test("everyone signed in reads who may allow a permission and what it opens, in both languages", async () => {
  const { ctx } = await testCtx();
  const api = await givenApi(ctx, permissionRoutes);
  const member = api.as(await (await givenOrganisation(ctx)).person("member"));

  const { status, body } = await member("GET", "/api/permissions");

  expect(status).toBe(200);
  const mobile = body.permissions.find(({ code }: { code: string }) => code === "Contact.User.mobile");
  expect(mobile).toMatchObject({
    kind: "delegated",
    field: true,
    sensitive: true,
    category: "contact",
    categoryName: { zh: "通讯录", en: "Contacts" },
    name: { zh: "个人手机号信息", en: "Read your mobile number" },
    apis: [{ method: "GET", path: "/v1.0/contact/users/{unionId}" }],
  });
});
