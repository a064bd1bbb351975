"""The same API in Python, on its standard library: python3 api.py, with BEHALF_URL, API_ID and API_SECRET."""

import json
import os
import pathlib
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "sdk/python"))
from behalf import Api, current  # noqa: E402

behalf = Api(os.environ.get("BEHALF_URL", "http://127.0.0.1:8080"), os.environ["API_ID"], os.environ["API_SECRET"])

PAYEE = {"name": "Alice", "iban": "DE02120300000000202051"}
claims = {}


def of_person():
    first = {"id": "c1", "purpose": "Train to Hangzhou", "amount": 120.5, "status": "paid", "payee": PAYEE}
    return claims.setdefault(current().sub, [first])


def overview(claim):
    return {name: claim[name] for name in ("id", "purpose", "amount", "status")}


class Expenses(BaseHTTPRequestHandler):
    def do_GET(self):
        self.list_claims() if self.path == "/claims" else self.get_claim()

    def do_POST(self):
        self.submit_claim()

    @behalf.protect("Expenses.Claim.Read", operation="GET /claims")
    def list_claims(self):
        self.answer(200, {"claims": [overview(claim) for claim in of_person()]})

    @behalf.protect("Expenses.Claim.Read", fields=["iban"], operation="GET /claims/{claimId}")
    def get_claim(self):
        found = [claim for claim in of_person() if self.path == f"/claims/{claim['id']}"]
        self.answer(200, found[0]) if found else self.answer(404, {"message": "There is no such claim."})

    @behalf.protect("Expenses.Claim.Write", operation="POST /claims")
    def submit_claim(self):
        given = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        own = of_person()
        claim = {"id": f"c{len(own) + 1}", **given, "status": "submitted", "payee": PAYEE}
        own.append(claim)
        self.answer(201, overview(claim))

    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Expenses)
print(f"The API listens at http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
