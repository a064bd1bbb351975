import { describe, expect, test } from "vitest";
import { fromDocument, fromService, isRelative } from "./relative.ts";

describe("a relative address", () => {
  test.each([
    ["/api/v3", "https://petstore.example/api/v3"],
    ["/", "https://petstore.example"],
    ["./v1", "https://petstore.example/docs/v1"],
    ["v1/", "https://petstore.example/docs/v1"],
    ["../v1", "https://petstore.example/v1"],
    [".", "https://petstore.example/docs"],
    ["/{basePath}/x", "https://petstore.example/{basePath}/x"],
  ])("%s begins where the document is: %s", (address, whole) => {
    expect(isRelative(address)).toBe(true);
    expect(fromDocument(address, new URL("https://petstore.example/docs/openapi.json"))).toBe(whole);
  });

  test.each([
    ["/api/v3", "https://skill.example", "https://skill.example/api/v3"],
    ["/api/v3", "https://gateway.example/pets/", "https://gateway.example/pets"],
    ["/", "https://skill.example/base", "https://skill.example/base"],
    ["", "https://skill.example", "https://skill.example"],
  ])("%s with the service address %s is %s", (address, service, whole) => {
    expect(fromService(address, new URL(service))).toBe(whole);
  });

  test.each(["https://a.example", "//a.example", "a.b:80", "localhost/x", "a b", "mailto:x"])(
    "is not %s",
    (address) => {
      expect(isRelative(address)).toBe(false);
    },
  );
});
