// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so the placeholders of build tools look
import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, options } from "../skill-file.fixture.ts";
import { placeholderIn } from "./placeholders.ts";

describe("what a build tool was to replace in an address", () => {
  test.each([
    ["${{OPENAPI_SERVER_URL}}/api", "${{OPENAPI_SERVER_URL}}"],
    ["https://{{host}}/v1", "{{host}}"],
    ["https://<%= host %>/v1", "<%= host %>"],
    ["https://{% host %}", "{% host %}"],
    ["${BASE_URL}", "${BASE_URL}"],
    ["https://$(Host).example", "$(Host)"],
    ["https://#{Host}#/v1", "#{Host}#"],
    ["{env:API_HOST}/v1", "{env:API_HOST}"],
    ["https://$API_HOST/v1", "$API_HOST"],
    ["https://$host/v1", "$host"],
    ["https://__HOST__/v1", "__HOST__"],
    ["https://%API_HOST%/v1", "%API_HOST%"],
    ["https://@@HOST@@", "@@HOST@@"],
    ["https://<your host>/v1", "<your host>"],
    ["https://[YOUR HOST]/v1", "[YOUR HOST]"],
    ["https://YOUR_DOMAIN/v1", "YOUR_DOMAIN"],
    ["https://api.CHANGEME", "CHANGEME"],
    ["https://your-domain.com", "your-domain"],
    ["https://yourdomain.com", "yourdomain"],
    ["https://你的域名/v1", "你的域名"],
  ])("%s", (address, found) => {
    expect(placeholderIn(address, new Set())).toBe(found);
  });

  test.each([
    "https://{tenant}.skill.example/v1",
    "https://[fd00::1]:8080",
    "https://skill.example/%E4%BD%A0%E5%A5%BD",
    "https://skill.example/a_b/__c",
    "https://yours.example",
    "https://for-your-api2.example",
    "https://skill.example/odata/$metadata",
  ])("is not %s", (address) => {
    expect(placeholderIn(address, new Set(["tenant"]))).toBeUndefined();
  });

  test("is also found in a variable's default", () => {
    const { problems } = readText(
      file({ servers: 'servers: [{ url: "https://{host}", variables: { host: { default: "${HOST}" } } }]' }),
      options,
    );
    expect(problems).toMatchObject([
      { code: "unsafe_server", message: { en: expect.stringContaining("“${HOST}” is a placeholder") } },
    ]);
  });
});

test("that the file does not say where the service is, is said once for all operations", () => {
  const text = file({
    servers: "",
    operation: "    put: { operationId: b, summary: b, description: b, x-dingtalk-params-confirm: true }",
  });
  const { problems } = readText(text, options);
  expect(problems).toMatchObject([{ severity: "error", remedy: "service_address" }]);
});

test.each([
  ["/api/v3", "“/api/v3” is only the end of an address"],
  ["./api", "“./api” is only the end of an address"],
  ["api/v3", "“api/v3” is only the end of an address"],
  ["/", "“/” is only the end of an address"],
  ["api.skill.example/v3", "Write “https://api.skill.example/v3”"],
  ["localhost:8080", "Write “https://localhost:8080”"],
  ["'https://skill.example'", "quotes, brackets or a link"],
  ["“https://skill.example”", "quotes, brackets or a link"],
  ["[skill](https://skill.example)", "quotes, brackets or a link"],
  ["`https://skill.example`", "quotes, brackets or a link"],
  ["https//skill.example", "is not a complete http or https URL"],
])("of the address %s the real cause is told", (address, cause) => {
  const { problems } = readText(file({ servers: `servers: [{ url: ${JSON.stringify(address)} }]` }), options);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message.en).toContain(cause);
});
