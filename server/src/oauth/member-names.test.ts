import { expect, test } from "vitest";
import { AppError } from "../platform/errors.ts";
import { requireMembers } from "./member-names.ts";

function said(body: object, ...members: string[]): string {
  try {
    requireMembers(
      { ...body },
      members.map((name) => [name, "invalid_client"] as const),
    );
    return "";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.message).not.toContain("canary");
    return error.publicMessage;
  }
}

const misspelt: [member: string, written: string][] = [
  ["clientId", "client_id"],
  ["clientId", "clientID"],
  ["clientId", "ClientId"],
  ["clientId", "client-id"],
  ["clientId", "appKey"],
  ["clientSecret", "client_secret"],
  ["clientSecret", "appSecret"],
  ["grantType", "grant_type"],
  ["refreshToken", "refresh_token"],
  ["code", "auth_code"],
  ["code", "authCode"],
  ["appKey", "client_id"],
  ["appKey", "appkey"],
  ["appSecret", "clientSecret"],
];
test.each(misspelt)("%s written as %s is told by both names, and its value by none", (member, written) => {
  expect(said({ [written]: "canary" }, member)).toBe(`参数名应为 ${member}，而不是 ${written}`);
});

test("what is missing is told together, what is there is not", () => {
  expect(said({}, "clientId", "clientSecret")).toBe("缺少参数 clientId；缺少参数 clientSecret");
  expect(said({ clientId: "canary", client_secret: "canary" }, "clientId", "clientSecret")).toBe(
    "参数名应为 clientSecret，而不是 client_secret",
  );
  expect(said({ clientId: "a", clientSecret: "b" }, "clientId", "clientSecret")).toBe("");
});

test("a name that could be more than a name is not repeated", () => {
  expect(said({ "client.i\nd": "canary", [`client${"_".repeat(100)}id`]: "" }, "clientId")).toBe(
    "缺少参数 clientId",
  );
});
