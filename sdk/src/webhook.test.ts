import { createHmac, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { UntrustedWebhook, verifyWebhook } from "./webhook.ts";

const secret = `whsec_${randomBytes(32).toString("base64")}`;
const body = JSON.stringify({
  type: "grant.revoked",
  timestamp: "2026-11-28T10:00:00Z",
  data: { grantId: "gra_1" },
});

function signed(over: { id?: string; at?: number; body?: string; by?: string } = {}) {
  const { id = "msg_1", at = Date.now(), by = secret } = over;
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(by.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key)
    .update(`${id}.${timestamp}.${over.body ?? body}`)
    .digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

test("what Behalf signed is its event", () => {
  const event = verifyWebhook(signed(), body, secret);

  expect([event.type, event.data]).toEqual(["grant.revoked", { grantId: "gra_1" }]);
});

test("headers of a Fetch request and a body in bytes will do", () => {
  expect(verifyWebhook(new Headers(signed()), Buffer.from(body), secret).type).toBe("grant.revoked");
});

// The example of the Standard Webhooks reference implementations.
test("a signature is as the specification says", () => {
  const key = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
  const content = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';

  expect(createHmac("sha256", key).update(content).digest("base64")).toBe(
    "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  );
});

test("while a secret is changed, one signature of several is enough", () => {
  const other = signed({ by: `whsec_${randomBytes(32).toString("base64")}` });
  const headers = signed();
  const both = `${other["webhook-signature"]} v2,x ${headers["webhook-signature"]}`;

  expect(verifyWebhook({ ...headers, "webhook-signature": both }, body, secret).type).toBe("grant.revoked");
});

const minutes = 60_000;
test.each([
  ["another body", signed(), body.replace("gra_1", "gra_2")],
  ["another id", { ...signed(), "webhook-id": "msg_2" }, body],
  [
    "another time",
    { ...signed(), "webhook-timestamp": signed({ at: Date.now() - minutes })["webhook-timestamp"] },
    body,
  ],
  ["another secret", signed({ by: `whsec_${randomBytes(32).toString("base64")}` }), body],
  [
    "a signature of another version",
    { ...signed(), "webhook-signature": signed()["webhook-signature"].replace("v1,", "v0,") },
    body,
  ],
  ["no signature", { ...signed(), "webhook-signature": "v1," }, body],
  ["one from six minutes ago", signed({ at: Date.now() - 6 * minutes }), body],
  ["one from in six minutes", signed({ at: Date.now() + 6 * minutes }), body],
  ["no time", { ...signed(), "webhook-timestamp": "soon" }, body],
  ["no headers", {}, body],
])("%s is not trusted", (_, headers, text) => {
  expect(() => verifyWebhook(headers, text, secret)).toThrow(UntrustedWebhook);
});

test("a secret that is none opens nothing", () => {
  const headers = signed({ by: "whsec_" });

  expect(() => verifyWebhook(headers, body, "")).toThrow(/secret/);
});
