import { expect, test } from "vitest";
import { preloadFile, skillFile } from "./quick-start-files.ts";

test("the file that is loaded first sends the official client's requests here, and leaves all others alone", () => {
  type Change = (config: { url?: string }) => { url?: string };
  const changes: Change[] = [];
  const axios = { interceptors: { request: { use: (change: Change) => changes.push(change) } } };
  new Function("axios", preloadFile("http://127.0.0.1:8080").replace(/^import .*\n/, ""))(axios);
  const sentTo = (url: string) =>
    changes.reduce<{ url?: string }>((config, change) => change(config), { url }).url;
  expect(sentTo("https://api.dingtalk.com/v1.0/gateway/connections/open")).toBe(
    "http://127.0.0.1:8080/v1.0/gateway/connections/open",
  );
  expect(sentTo("https://elsewhere.example.com/")).toBe("https://elsewhere.example.com/");
});

test("what an application is called cannot leave its place in the file", () => {
  expect(skillFile('"});evil("')).toContain(String.raw`clientId: "\"});evil(\""`);
});
