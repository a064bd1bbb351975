"""python3 -m unittest: what behalf.py promises besides letting in and refusing, which sdk/src/python.test.ts tries."""

import base64
import hashlib
import hmac
import json
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from behalf import (
    Access, Api, AskAgain, Platform, PlatformError, UntrustedWebhook, _filtered, _open_part, _Table,
    _without_members, verify_webhook,
)

CLOSED = {"iban"}


class ClosedMembers(unittest.TestCase):
    def test_members_go_at_every_depth_and_the_rest_stays_to_the_letter(self):
        for text, left in [
            ('{"id":1,"iban":"DE02"}', '{"id":1}'),
            ('[[{"iban":1}],{"a":[{"iban":2,"b":3}]}]', '[[{}],{"a":[{"b":3}]}]'),
            ('{"iban":{"deep":[1,{"x":"}"}]},"a":1}', '{"a":1}'),
            ('{"ib\\u0061n":1,"a":1}', '{"a":1}'),
            ('{"iban":1,"a":2,"iban":3}', '{"a":2}'),
            ('{"id":1234567890123456789.10,"e":-1.5E+300}', '{"id":1234567890123456789.10,"e":-1.5E+300}'),
            ('{"a":"\\"iban\\":1"}', '{"a":"\\"iban\\":1"}'),
            (' {"iban":1} \n {"a": 2}', '{}\n{"a":2}'),
            ("", ""),
        ]:
            with self.subTest(text):
                self.assertEqual(_without_members(text, CLOSED), left)

    def test_what_is_no_json_is_refused(self):
        for text in ['{"a":1', '{"a"', '{"a":"x', '["a" "b"]', "{a:1}", "hello", '{"a":1}}']:
            with self.subTest(text), self.assertRaises(ValueError):
                _without_members(text, CLOSED)


class OpenPart(unittest.TestCase):
    def test_a_part_of_an_answer_goes_to_nobody_who_may_not_see_the_whole(self):
        headers = [("Content-Type", "application/json"), ("Content-Range", "bytes 9-14/99")]
        status, _, body = _open_part(206, headers, b'"DE02"', CLOSED)
        self.assertEqual((status, b"DE02" in body), (500, False))


class Events(unittest.IsolatedAsyncioTestCase):
    async def test_pass_as_they_come_though_something_is_closed(self):
        sent = []

        async def send(message):
            sent.append(message)

        async def app(_, __, send):
            headers = [(b"content-type", b"text/event-stream")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
            self.assertEqual(len(sent), 2)

        access = Access("usr_1", "ding", "corp", "delegated", (), (), None, None, 0, frozenset(CLOSED))
        await _filtered(app, {"behalf": (access, lambda status: None)}, None, send)


class Table(unittest.TestCase):
    def test_a_route_by_its_name_goes_before_one_that_takes_any(self):
        routes = {"GET /{any}/all": {}, "GET /claims/{id}": {"scope": "A.B"}, "GET /claims/all": {"scope": "A.C"}}
        for table in (_Table(routes), _Table(dict(reversed(list(routes.items()))))):
            self.assertEqual(table.find("GET", "/claims/all")[0], "GET /claims/all")
            self.assertEqual(table.find("GET", "/claims/1")[0], "GET /claims/{id}")
            self.assertEqual(table.find("GET", "/rooms/all")[0], "GET /{any}/all")


SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
BODY = b'{"type":"grant.revoked","data":{"grantId":"gra_1"}}'


def signed(at=None, secret=SECRET, message="msg_1", body=BODY):
    at = str(int(time.time() if at is None else at))
    key = base64.b64decode(secret[6:])
    signature = hmac.new(key, f"{message}.{at}.".encode() + body, hashlib.sha256).digest()
    return {
        "Webhook-Id": message,
        "Webhook-Timestamp": at,
        "Webhook-Signature": "v1," + base64.b64encode(signature).decode(),
    }


class Webhooks(unittest.TestCase):
    def test_what_behalf_signed_is_its_event(self):
        self.assertEqual(verify_webhook(signed(), BODY, SECRET)["type"], "grant.revoked")

    def test_one_signature_of_several_is_enough(self):
        headers = signed()
        headers["Webhook-Signature"] = "v1,AAAA v2,x " + headers["Webhook-Signature"]
        self.assertEqual(verify_webhook(headers, BODY.decode(), SECRET)["data"], {"grantId": "gra_1"})

    def test_nothing_else_is_trusted(self):
        other = "whsec_" + base64.b64encode(b"o" * 32).decode()
        for headers, body in [
            (signed(), BODY.replace(b"gra_1", b"gra_2")),
            ({**signed(), "Webhook-Id": "msg_2"}, BODY),
            ({**signed(), "Webhook-Timestamp": str(int(time.time()) - 60)}, BODY),
            (signed(secret=other), BODY),
            (signed(at=time.time() - 360), BODY),
            (signed(at=time.time() + 360), BODY),
            ({**signed(), "Webhook-Timestamp": "soon"}, BODY),
            ({**signed(), "Webhook-Signature": "v1,"}, BODY),
            ({}, BODY),
        ]:
            with self.subTest(headers), self.assertRaises(UntrustedWebhook):
                verify_webhook(headers, body, SECRET)

    def test_a_secret_that_is_none_opens_nothing(self):
        with self.assertRaises(ValueError):
            verify_webhook(signed(secret="whsec_"), BODY, "")


class FakePlatform(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        server = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        token = self.headers.get("x-acs-dingtalk-access-token") or self.headers.get("Authorization")
        asked = f"{self.command} {self.path}"
        with server.lock:
            server.got.append(f"{asked} {token or json.loads(body)['grantType']}")
            waiting = server.replies.get(asked, [])
            reply = waiting.pop(0) if waiting else (200, {"ok": True})
        if reply == "reset":
            self.connection.shutdown(2)
            self.close_connection = True
            return
        status, said = reply
        text = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


TOKENS = "POST /v1.0/oauth2/userAccessToken"
ENDED = (400, {"code": "invalidParameter.authCode.notFound"})
DEAD = (401, {"error": "invalid_token"})


def issued(token, lasts=7200):
    return 200, {"accessToken": token, "refreshToken": "rt", "expireIn": lasts, "corpId": "ding9"}


class Skill(unittest.TestCase):
    def setUp(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), FakePlatform)
        self.server.daemon_threads = True
        self.server.lock, self.server.got, self.server.replies = threading.Lock(), [], {}
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.behalf = Platform(self.url, "ding1", "s")

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()

    def replies(self, asked, *replies):
        self.server.replies[asked] = list(replies)

    def count(self, ending):
        return sum(each.endswith(ending) for each in self.server.got)

    def test_tokens_are_kept_for_each_person(self):
        self.replies(TOKENS, issued("alices"))
        self.behalf.person("alice").exchange("code")
        self.assertEqual(self.behalf.person("alice").access_token(), "alices")
        with self.assertRaises(AskAgain):
            self.behalf.person("bob").access_token()
        with self.assertRaises(AskAgain):
            self.behalf.api("http://127.0.0.1:1").person("alice").access_token()

    def test_a_token_about_to_end_is_renewed_once_however_many_threads_ask(self):
        self.replies(TOKENS, issued("old", 30), issued("new"))
        alice = self.behalf.person("alice")
        alice.exchange("code")
        with ThreadPoolExecutor(20) as pool:
            tokens = list(pool.map(lambda _: alice.access_token(), range(50)))
        self.assertEqual(set(tokens), {"new"})
        self.assertEqual(self.count("refresh_token"), 1)

    def test_a_refused_token_is_renewed_once_and_reading_goes_once_more(self):
        self.replies(TOKENS, issued("old"), issued("new"))
        self.replies("GET /claims", DEAD, DEAD)
        alice = self.behalf.api(self.url).person("alice")
        alice.exchange("code")
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda _: alice.call("GET", "/claims"), range(2)))
        self.assertEqual(answers, [{"ok": True}, {"ok": True}])
        self.assertEqual(self.count("refresh_token"), 1)

    def test_what_writes_is_not_sent_again(self):
        self.replies(TOKENS, issued("old"), issued("new"))
        self.replies("POST /claims", DEAD)
        alice = self.behalf.api(self.url).person("alice")
        alice.exchange("code")
        with self.assertRaises(PlatformError):
            alice.call("POST", "/claims", {})
        self.assertEqual(self.count("POST /claims Bearer old"), 1)
        self.assertEqual(self.count("POST /claims Bearer new"), 0)
        self.assertEqual(alice.access_token(), "new")

    def test_a_reset_connection_repeats_reading_alone(self):
        self.replies("GET /v1.0/x", "reset")
        self.assertEqual(self.behalf.call("t", "GET", "/v1.0/x"), {"ok": True})
        self.replies("POST /v1.0/x", "reset")
        with self.assertRaises(OSError):
            self.behalf.call("t", "POST", "/v1.0/x", {})
        self.replies(TOKENS, "reset")
        with self.assertRaises(OSError):
            self.behalf.exchange_code("code")
        self.assertEqual(sum(each.startswith("POST") for each in self.server.got), 2)

    def test_after_a_revocation_the_person_has_to_be_asked_again(self):
        self.replies(TOKENS, issued("old"), ENDED)
        self.replies("GET /claims", DEAD)
        alice = self.behalf.api(self.url).person("alice")
        alice.exchange("code")
        with self.assertRaises(AskAgain) as raised:
            alice.call("GET", "/claims")
        self.assertEqual(raised.exception.answer["code"], "InvalidAuthentication")
        with self.assertRaises(AskAgain):
            alice.access_token()

    def test_what_was_allowed_anew_stays_though_the_tokens_before_end_meanwhile(self):
        self.replies(TOKENS, issued("old", 30), issued("anew"), ENDED)
        alice = self.behalf.person("alice")
        alice.exchange("code")
        again = threading.Thread(target=alice.exchange, args=("another code",))
        refresh = self.behalf._kept._refresh

        def meanwhile(refresh_token):
            again.start()
            again.join(0.2)
            return refresh(refresh_token)

        self.behalf._kept._refresh = meanwhile
        with self.assertRaises(AskAgain):
            alice.access_token()
        again.join()
        self.assertEqual(alice.access_token(), "anew")

    def test_a_wrong_secret_loses_no_token(self):
        self.replies(TOKENS, issued("old", 30), (400, {"code": "invalidClientIdOrSecret"}), issued("new"))
        alice = self.behalf.person("alice")
        alice.exchange("code")
        with self.assertRaises(PlatformError) as raised:
            alice.access_token()
        self.assertNotIsInstance(raised.exception, AskAgain)
        self.assertEqual(alice.access_token(), "new")

    def test_a_lacking_permission_says_which_one(self):
        self.replies("GET /claims", (403, {"error": "insufficient_scope", "requiredScopes": ["Expense.Claim.Read"]}))
        with self.assertRaises(AskAgain) as raised:
            self.behalf.api(self.url).call("t", "GET", "/claims")
        self.assertEqual(raised.exception.required_scopes, ("Expense.Claim.Read",))

    def test_a_token_goes_nowhere_else(self):
        for path in ["//evil.example/x", "https://evil.example/x", "/\\evil.example"]:
            with self.subTest(path), self.assertRaises(ValueError):
                self.behalf.call("t", "GET", path)


class Settings(unittest.TestCase):
    def test_wrong_ones_are_refused_at_once(self):
        good = {"base_url": "http://127.0.0.1:1", "api_id": "api_1", "secret": "s"}
        for wrong in [{"cache_seconds": 31}, {"cache_seconds": -1}, {"base_url": "behalf"}, {"secret": ""}, {"api_id": ""}]:
            with self.subTest(wrong), self.assertRaises(ValueError):
                Api(**{**good, **wrong})


if __name__ == "__main__":
    unittest.main()
