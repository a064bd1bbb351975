import { expect, test } from "vitest";
import { givenApi } from "../../test/world/api.ts";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { permissionRoutes } from "./index.ts";

test("everyone signed in reads who may allow a permission and what it opens, in both languages", async () => {
  const { ctx } = await testCtx();
  const api = await givenApi(
    ctx,
    permissionRoutes(() => [{ method: "GET", url: "/v1.0/contact/users/:unionId" }]),
  );
  const member = api.as(await (await givenOrganisation(ctx)).person("member"));

  const { status, body } = await member("GET", "/api/permissions");

  expect(status).toBe(200);
  const mobile = body.permissions.find(({ code }: { code: string }) => code === "Contact.User.mobile");
  expect(mobile).toMatchObject({
    kind: "delegated",
    field: true,
    sensitive: true,
    risk: "medium",
    category: "contact",
    categoryName: { zh: "通讯录", en: "Contacts" },
    name: { zh: "个人手机号信息", en: "Read your mobile number" },
    available: true,
    apis: [{ method: "GET", path: "/v1.0/contact/users/{unionId}", available: true }],
  });
});

test("a permission whose APIs the server does not have yet says so, until one of them comes", async () => {
  const { ctx } = await testCtx();
  const served: { method: string; url: string }[] = [];
  const api = await givenApi(
    ctx,
    permissionRoutes(() => served),
  );
  const member = api.as(await (await givenOrganisation(ctx)).person("member"));
  const read = async (wanted: string) => {
    const { body } = await member("GET", "/api/permissions");
    return body.permissions.find(({ code }: { code: string }) => code === wanted);
  };

  expect(await read("Todo.Todo.Read")).toMatchObject({ available: false });
  served.push({ method: "GET", url: "/v1.0/todo/users/:unionId/tasks/:taskId" });

  const now = await read("Todo.Todo.Read");
  expect(now).toMatchObject({ available: true });
  expect(now.apis.filter(({ available }: { available: boolean }) => available)).toMatchObject([
    { path: "/v1.0/todo/users/{unionId}/tasks/{taskId}" },
  ]);
  expect(await read("Todo.Todo.Write")).toMatchObject({ available: false });
  expect(await read("qyapi_get_member")).toMatchObject({ available: false, apis: [] });
});
