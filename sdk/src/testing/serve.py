"""Serves the claims of the tests behind `protect`, in the way that its first argument names."""

import asyncio
import json
import os
import pathlib
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "python"))
from behalf import Api, current  # noqa: E402

kind, options, needs, claims, seen_header = sys.argv[1], *(json.loads(each) for each in sys.argv[2:])
behalf = Api(**options)
text = json.dumps(claims)


def seen():
    access = current()
    return json.dumps({
        "sub": access.sub,
        "clientId": access.client_id,
        "organisation": access.organisation,
        "kind": access.kind,
        "scopes": access.scopes,
        "fields": access.fields,
        "run": access.run,
        "callOperation": access.call_operation,
    })


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @behalf.protect(operation="GET /claims/{id}", **needs)
    def do_GET(self):
        self.send_response(200)
        if not self.path.startswith("/raw"):
            self.send_header("Content-Type", "application/json")
            self.send_header(seen_header, seen())
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text[:50].encode())
        self.wfile.write(text[50:].encode())

    def log_message(self, *_):
        pass


def wsgi_app(environ, start_response):
    raw = environ["PATH_INFO"].startswith("/raw")
    typed = [] if raw else [("Content-Type", "application/json"), (seen_header, seen())]
    start_response("200 OK", [*typed, ("Content-Length", str(len(text)))])
    yield text[:50].encode()
    yield text[50:].encode()


async def asgi_app(scope, receive, send):
    raw = scope["path"].startswith("/raw")
    typed = [] if raw else [(b"content-type", b"application/json"), (seen_header.encode(), seen().encode())]
    await send({"type": "http.response.start", "status": 200, "headers": typed})
    await send({"type": "http.response.body", "body": text[:50].encode(), "more_body": True})
    await send({"type": "http.response.body", "body": text[50:].encode()})


def flask_app():
    import flask

    app = flask.Flask("claims")

    @app.get("/claims/<string:id>")
    @behalf.protect(**needs)
    def listed(id):
        return claims, 200, {seen_header: seen()}

    @app.get("/raw/<id>")
    @behalf.protect(**needs)
    def raw(id):
        return text

    return app


def fastapi_app():
    from fastapi import FastAPI, Request, Response

    app = FastAPI()
    app.add_middleware(behalf.asgi)

    @app.get("/claims/{id}")
    @behalf.protect(**needs)
    async def listed(request: Request, id: str, response: Response):
        response.headers[seen_header] = seen()
        return claims

    @app.get("/raw/{id}")
    @behalf.protect(**needs)
    def raw(request: Request, id: str):
        return Response(text)

    return app


def as_wsgi(app):
    """An ASGI app where a server of the standard library can run it."""

    def called(environ, start_response):
        headers = [
            (name[5:].lower().replace("_", "-").encode(), value.encode())
            for name, value in environ.items()
            if name.startswith("HTTP_")
        ]
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": environ["REQUEST_METHOD"]}
        scope.update(path=environ["PATH_INFO"], raw_path=environ["PATH_INFO"].encode(), query_string=b"")
        scope.update(headers=headers, scheme="http", server=("127.0.0.1", 80), client=("127.0.0.1", 1), root_path="")
        sent = []

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(app(scope, receive, send))
        pairs = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
        start_response(f"{sent[0]['status']} Said", pairs)
        return [message["body"] for message in sent[1:]]

    return called


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


routes = {"GET /claims/{id}": needs, "GET /raw/{id}": needs, "GET /open": None}
apps = {
    "wsgi": lambda: behalf.wsgi(wsgi_app, routes),
    "asgi": lambda: as_wsgi(behalf.asgi(asgi_app, routes)),
    "flask": flask_app,
    "fastapi": lambda: as_wsgi(fastapi_app()),
}
if kind == "http.server":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
else:
    server = make_server("127.0.0.1", 0, apps[kind](), Server, Quiet)
print(server.server_port, flush=True)
# It ends with whoever started it.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
server.serve_forever()
