import { expect, test } from "vitest";
import { isServed } from "./served.ts";

test.each([
  ["GET /v1.0/todo/users/{unionId}/tasks/{taskId}", "GET /v1.0/todo/users/:user/tasks/:id", true],
  ["POST /v1.0/todo/users/me/personalTasks", "POST /v1.0/todo/users/:unionId/personalTasks", true],
  ["POST /v1.0/todo/users/me/personalTasks", "POST /v1.0/todo/users/me/personalTasks", true],
  ["GET /v1.0/todo/users/{unionId}/tasks/{taskId}", "PUT /v1.0/todo/users/:unionId/tasks/:taskId", false],
  ["GET /v1.0/todo/users/{unionId}/tasks", "GET /v1.0/todo/users/:unionId/tasks/:taskId", false],
  ["GET /v1.0/contact/users/{unionId}", "GET /v1.0/contact/users/me", false],
  ["GET /v1.0/contact/users/{unionId}", "GET /v1.0/todo/users/:unionId", false],
])("%s, where there is %s: %s", (wanted, there, served) => {
  const [method = "", path = ""] = wanted.split(" ");
  const [routeMethod = "", url = ""] = there.split(" ");
  expect(isServed({ method, path }, [{ method: routeMethod, url }])).toBe(served);
});
