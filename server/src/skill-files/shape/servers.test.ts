import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { codeParameter, file, options, scopes, specOf } from "../skill-file.fixture.ts";
import type { ReadOptions } from "../skill-spec.ts";

function verdict(url: string, more: Partial<ReadOptions> = {}): string | undefined {
  const { problems } = readText(file({ servers: `servers: [{ url: ${JSON.stringify(url)} }]` }), {
    ...options,
    ...more,
  });
  return problems.find(({ code }) => code === "unsafe_server")?.severity;
}

describe("a server the file names (T36)", () => {
  test.each([
    "http://127.0.0.1",
    "http://127.1",
    "http://2130706433",
    "http://0x7f.1",
    "http://0177.0.0.1",
    "http://１２７.0.0.1",
    "http://10.1.2.3",
    "http://100.64.0.1",
    "http://169.254.169.254/latest",
    "http://100.100.100.200",
    "http://0.0.0.0",
    "http://[::1]",
    "http://[::ffff:127.0.0.1]",
    "http://[::127.0.0.1]",
    "http://[64:ff9b::7f00:1]",
    "http://[2002:7f00:1::]",
    "http://[fe80::1]",
    "http://[fd00::1]",
    "http://localhost",
    "http://a.localhost",
    "http://metadata.google.internal",
    "http://kubernetes.default.svc",
    "http://printer.local",
    "http://redis",
    "http://skill.example.",
    "http://a..example",
    "https://user@skill.example",
    "https://user:password@skill.example",
    "https://skill.example@evil.example",
    "https://skill.example\\@evil.example",
    "https://skill.example#a",
    "https://skill.example?a=b",
    "https://skill.example:22",
    "ftp://skill.example",
    "file:///etc/passwd",
    "//skill.example",
    "https:skill.example",
    "https:///skill.example",
    "javascript:alert(1)",
    "https://skill .example",
    "https://ski\tll.example",
    "",
  ])("%j is refused", (url) => {
    expect(verdict(url)).toBe("error");
  });

  test.each([
    "https://skill.example",
    "http://skill.example:8080/base/",
    "https://93.184.216.34",
    "https://172.32.0.1",
    "https://[2400:3200::1]",
    "HTTPS://Skill.Example",
  ])("%s is taken", (url) => {
    expect(verdict(url)).toBeUndefined();
  });

  test.each([
    ["http://localhost:8090", "localhost:8090", "warning"],
    ["http://localhost:8090", "localhost", "warning"],
    ["http://localhost:8090", "localhost:8091", "error"],
    ["http://10.1.2.3", "10.0.0.0/8", "warning"],
    ["http://[fd00::1]:8080", "fd00::/8", "warning"],
    ["http://[::1]:8080", "[::1]:8080", "warning"],
    ["http://printer.local", "10.0.0.0/8", "error"],
    ["http://169.254.169.254", "169.254.169.254", "error"],
    ["https://skill.example:22", "skill.example:22", undefined],
  ])("%s with EGRESS_ALLOW=%s is: %s", (url, entry, expected) => {
    expect(verdict(url, { allowedHosts: [entry] })).toBe(expected);
  });

  test("is the nearest one: operation before path before document", () => {
    const near = "servers: [{ url: https://near.example }, { url: http://127.0.0.1 }]";
    expect(specOf(file({ operation: `      ${near}` })).operations[0]?.server).toBe("https://near.example");
    expect(specOf(file({ pathItem: `    ${near}` })).host).toBe("near.example");
    const hidden = readText(file({ operation: "      servers: [{ url: http://127.0.0.1 }]" }), options);
    expect(hidden.problems).toMatchObject([{ code: "unsafe_server", severity: "error" }]);
  });

  test("has its variables filled with their defaults, and is checked after that", () => {
    const servers = (value: string) =>
      `servers: [{ url: "https://{sub}.example/{base}", variables: { sub: { default: ${value} }, base: { default: v1 } } }]`;
    expect(specOf(file({ servers: servers("skill") })).operations[0]?.server).toBe(
      "https://skill.example/v1",
    );
    const open = readText(file({ servers: 'servers: [{ url: "https://{sub}.example" }]' }), options);
    expect(open.problems).toHaveLength(1);
    const hidden = readText(file({ servers: servers('"127.0.0.1/"') }), options);
    expect(hidden.problems).toMatchObject([{ code: "unsafe_server", severity: "error" }]);
  });

  test("has every other choice of a variable looked at, though only the default is used", () => {
    const servers = (choice: string) =>
      `servers: [{ url: "https://{sub}", variables: { sub: { default: skill.example, enum: [skill.example, ${choice}] } } }]`;
    const severities = (choice: string) =>
      readText(file({ servers: servers(choice) }), options).problems.map(({ severity }) => severity);
    for (const choice of [
      "127.0.0.1",
      "localhost",
      '"a@169.254.169.254"',
      '"skill.example:22"',
      '"a b"',
      "''",
    ])
      expect([choice, ...severities(choice)]).toEqual([choice, "warning"]);
    expect(severities("other.example")).toEqual([]);
    expect(specOf(file({ servers: servers("127.0.0.1") })).host).toBe("skill.example");
  });

  test("is told once however many operations it serves", () => {
    const servers = 'servers: [{ url: "https://{x}" }]';
    const text = file({ servers, operation: "    delete: { operationId: b, summary: b, description: b }" });
    expect(readText(text, options).problems.filter(({ code }) => code === "unsafe_server")).toHaveLength(1);
  });

  test.each(["oauthAuthCode", "conversationToken", "sessionWebhook"])(
    "that is not https may not get the credential %s",
    (format) => {
      const property = format === "oauthAuthCode" ? "currentUser" : "currentConversation";
      const parameters = codeParameter
        .replace("currentUser", property)
        .replace("format: oauthAuthCode", `format: ${format}`);
      const operation = format === "oauthAuthCode" ? scopes : "      tags: []";
      const parts = { parameters, operation };
      const verdicts = (servers: string, end = "") =>
        readText(file({ ...parts, servers, end }), options).problems.map(
          ({ code, severity }) => `${severity} ${code}`,
        );
      expect(verdicts("servers: [{ url: http://skill.example }]")).toEqual(["error unsafe_server"]);
      expect(verdicts("servers: [{ url: https://skill.example }]")).toEqual([]);
      expect(verdicts("servers: [{ url: http://skill.example }]", "x-dingtalk-protocol: stream")).toEqual([]);
    },
  );

  test("is shown as the host that delegated calls go to, in punycode", () => {
    const text = file({
      servers: "servers: [{ url: https://first.example }]",
      operation: `    put:\n      operationId: b\n      summary: b\n${codeParameter}\n${scopes}\n      servers: [{ url: "https://аpi.example:8443" }]`,
    });
    expect(specOf(text).host).toBe("xn--pi-6kc.example:8443");
  });
});
