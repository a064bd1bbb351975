"""Both sides of a permission of Behalf, in one file on the standard library of Python 3.9 or newer.

An API lets in whom a person has allowed:

    behalf = Api("http://127.0.0.1:8080", "api_...", "bhf_...")

    @app.get("/claims")
    @behalf.protect(scope="Expense.Claim.Read", fields=["iban"])
    def claims():
        return {"of": current().sub, "claims": ...}

A skill acts with what was allowed:

    behalf = Platform("http://127.0.0.1:8080", "ding...", "secret")
    tokens = behalf.exchange_code(code)
    behalf.profile(tokens["accessToken"])
"""

import asyncio
import base64
import contextvars
import functools
import hashlib
import hmac
import http.client
import inspect
import io
import json
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from json.decoder import scanstring
from urllib.parse import quote, urlencode, urljoin, urlsplit

__all__ = [
    "Access", "Api", "AskAgain", "Platform", "PlatformError", "UntrustedWebhook", "current", "verify_webhook",
]


# --- What is sent, for both sides ---


class _Connection:
    """Requests to one origin, over a connection that each thread keeps. Redirects are not followed."""

    def __init__(self, origin, timeout):
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{origin!r} is no address such as https://behalf.example.com")
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._secure, self._host, self._port = parts.scheme == "https", parts.hostname, parts.port
        self._timeout = timeout
        self._kept = threading.local()

    def send(self, method, path, headers, body=None, repeat=False):
        """Status, headers and body of the answer.

        With `repeat` it is sent once more where the connection was reset. Anything else goes over a connection of
        its own: one that idled may be gone when it is used.
        """
        if not repeat:
            return self._over(self._open(), method, path, headers, body)
        try:
            return self._over(self._idle(), method, path, headers, body, keep=True)
        except (ConnectionResetError, BrokenPipeError, http.client.RemoteDisconnected):
            return self._over(self._open(), method, path, headers, body, keep=True)

    def _open(self):
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        return kind(self._host, self._port, timeout=self._timeout)

    def _idle(self):
        idle, self._kept.connection = getattr(self._kept, "connection", None), None
        return idle or self._open()

    def _over(self, connection, method, path, headers, body, keep=False):
        try:
            connection.request(method, path, body, {"Accept": "application/json", **headers})
            answer = connection.getresponse()
            text = answer.read()
        except BaseException:
            keep = False
            raise
        finally:
            if not keep:
                connection.close()
        if keep:
            self._kept.connection = connection
        return answer.status, answer.headers, text


def _object_in(text):
    """None for what is no object of JSON, such as the page of a proxy in between."""
    try:
        read = json.loads(text)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


# --- An API ---


@dataclass(frozen=True)
class Access:
    """Who asks, and what they may."""

    sub: "str | None"
    """The person whose permission it is; none where an application asks for itself."""
    client_id: str
    organisation: str
    kind: str
    scopes: tuple
    fields: tuple
    run: "str | None"
    call_operation: "str | None"
    expires_at: int
    closed: frozenset = field(default_factory=frozenset)
    """Members of this route's answer that stay closed."""

    def show(self, data):
        """The same data without what is closed. JSON answers of a protected route are treated so by themselves."""
        return json.loads(_without_members(json.dumps(data), self.closed))


_current = contextvars.ContextVar("behalf_access")


def current():
    """Who asks, inside of what is protected."""
    return _current.get()


@dataclass(frozen=True)
class _Refusal:
    status: int
    headers: dict
    body: dict

    @property
    def text(self):
        return json.dumps(self.body).encode()

    @property
    def all_headers(self):
        return {"Content-Type": "application/json", "Cache-Control": "no-store", **self.headers}


class _Unavailable(Exception):
    def __init__(self, message, retry_after="1"):
        super().__init__(message)
        self.retry_after = retry_after


_UNREACHABLE = "Behalf cannot be reached, so the permission could not be checked. Try again in a moment."
_DEAD = "The token is not good here: it expired, was revoked, or is for another API."


def _refused(status, challenge, error, description, **more):
    return _Refusal(status, {"WWW-Authenticate": challenge}, {"error": error, "error_description": description, **more})


# Without an error in the header, as the request tried nothing (RFC 6750 section 3.1).
_NO_TOKEN = _refused(401, "Bearer", "invalid_token", "This API needs an access token: Authorization: Bearer <token>.")
_TWO_TOKENS = _refused(
    400, 'Bearer error="invalid_request"', "invalid_request", "The request carries two different tokens; send one."
)
_DEAD_TOKEN = _refused(
    401, f'Bearer error="invalid_token", error_description="{_DEAD}"', "invalid_token", _DEAD,
    code="InvalidAuthentication", message=_DEAD,
)  # fmt: skip


def _lacking(missing):
    scope = " ".join(missing)
    message = f"The token lacks {' and '.join(missing)}; the person has not allowed it."
    return _refused(
        403, f'Bearer error="insufficient_scope", scope="{scope}"', "insufficient_scope", message,
        scope=scope, requiredScopes=missing,
        code="Forbidden.AccessDenied.AccessTokenPermissionDenied", message=message,
        accessdenieddetail={"requiredScopes": missing},
    )  # fmt: skip


def _token_in(authorization, own):
    bearer = re.fullmatch(r"Bearer +(\S+) *", authorization or "", re.I)
    token = bearer.group(1) if bearer else None
    if token and own and token != own:
        return _TWO_TOKENS
    token = token or own
    if not token:
        return _NO_TOKEN
    # What may stand behind `Bearer` (RFC 6750 section 2.1).
    return token if re.fullmatch(r"[A-Za-z0-9_.~+/-]{1,4096}=*", token) else _DEAD_TOKEN


def _without_members(text, closed):
    """JSON, or lines of JSON, without the members of these names at any depth; the rest to the letter."""
    space = re.compile(r"[ \t\n\r]*")
    word = re.compile(r"true|false|null|-?[\d.eE+-]+")

    def after_space(at):
        return space.match(text, at).end()

    def string(at):
        if text[at : at + 1] != '"':
            raise ValueError(f"no JSON at {at}")
        return scanstring(text, at + 1, False)

    def value(at):
        at = after_space(at)
        sign = text[at : at + 1]
        if sign in ("{", "["):
            return listed(at, sign)
        if sign == '"':
            end = string(at)[1]
            return text[at:end], end
        found = word.match(text, at)
        if not found:
            raise ValueError(f"no JSON at {at}")
        return found.group(), found.end()

    def listed(at, opening):
        closing = "}" if opening == "{" else "]"
        kept = []
        at = after_space(at + 1)
        if text[at : at + 1] == closing:
            return opening + closing, at + 1
        while True:
            held, at = member(after_space(at)) if opening == "{" else value(at)
            if held is not None:
                kept.append(held)
            at = after_space(at)
            sign = text[at : at + 1]
            at += 1
            if sign == closing:
                return opening + ",".join(kept) + closing, at
            if sign != ",":
                raise ValueError(f"no JSON at {at - 1}")

    def member(at):
        name, end = string(at)
        colon = after_space(end)
        if text[colon : colon + 1] != ":":
            raise ValueError(f"no JSON at {colon}")
        held, after = value(colon + 1)
        return (None if name in closed else f"{text[at:end]}:{held}"), after

    values = []
    at = after_space(0)
    while at < len(text):
        held, at = value(at)
        values.append(held)
        at = after_space(at)
    return "\n".join(values)


_UNREADABLE = json.dumps({
    "error": "server_error",
    "error_description": "The answer has members that are closed to this token and could not be taken out of it.",
}).encode()  # fmt: skip


def _open_part(status, headers, body, closed):
    """The answer without what is closed. What says that it is JSON and cannot be read goes to nobody."""
    named = {name.lower(): value for name, value in headers}
    says_json = "json" in named.get("content-type", "").lower()
    if not closed or not (says_json or re.match(rb"\s*[\[{]", body)):
        return status, headers, body
    kept = [(name, value) for name, value in headers if name.lower() not in ("content-length", "etag")]
    try:
        if status == 206 or named.get("content-encoding", "identity") != "identity":
            raise ValueError("not as it is")
        body = _without_members(body.decode(), closed).encode()
    except (ValueError, RecursionError):
        if not says_json:
            return status, headers, body
        status, body, kept = 500, _UNREADABLE, [("Content-Type", "application/json")]
    return status, [*kept, ("Content-Length", str(len(body)))], body


class Api:
    """An API of one's own, with its id and secret from its page in the console.

    `cache_seconds`, 30 at most, uses what was said of a token again for the same route. What it costs: a permission
    that was revoked opens the API for that long, and the person does not see the requests in between.
    """

    def __init__(self, base_url, api_id, secret, timeout=3, cache_seconds=0):
        if not api_id or not secret:
            raise ValueError("api_id and secret are the API's own; its page in the console has them")
        if not 0 <= cache_seconds <= 30:
            raise ValueError("cache_seconds is from 0 to 30: so long a revoked permission would still open")
        self._api_id = api_id
        self._connection = _Connection(base_url, timeout)
        proof = f"{quote(api_id, safe='')}:{quote(secret, safe='')}"
        self._authorization = {"Authorization": "Basic " + base64.b64encode(proof.encode()).decode()}
        self._cache_seconds = cache_seconds
        self._answers = {}
        self._outcomes = _Outcomes(self._tell)

    # Asking Behalf

    def _ask(self, token, operation, scopes):
        key = (token, operation, scopes)
        said, until = self._answers.get(key, (None, 0))
        if until > time.time():
            return said
        self._answers.pop(key, None)
        said = self._introspect(token, operation, scopes)
        if self._cache_seconds and said.get("active"):
            if len(self._answers) >= 10_000:
                self._answers.clear()
            self._answers[key] = said, min(time.time() + self._cache_seconds, said["exp"])
        return said

    def _introspect(self, token, operation, scopes):
        form = {"token": token, "operation": operation, "scope": " ".join(scopes)}
        body = urlencode({name: value for name, value in form.items() if value})
        headers = {"Content-Type": "application/x-www-form-urlencoded", **self._authorization}
        try:
            # Asking twice changes nothing.
            status, answered, text = self._connection.send("POST", "/oauth2/introspect", headers, body, repeat=True)
        except (OSError, http.client.HTTPException) as error:
            raise _Unavailable(_UNREACHABLE) from error
        if status == 401:
            raise _Unavailable(
                "Behalf does not know this API by its id and secret, so nothing can be checked: look at api_id and secret."
            )
        if status != 200:
            raise _Unavailable(
                f"Behalf could not check the permission ({status}). Try again in a moment.",
                answered.get("Retry-After", "1"),
            )
        said = _object_in(text)
        if said is None:
            raise _Unavailable(_UNREACHABLE)
        # A token for another API opens nothing here, whoever says that it is active.
        return said if said.get("active") is True and said.get("aud") == self._api_id else {**said, "active": False}

    def _tell(self, outcomes):
        body = json.dumps({"outcomes": outcomes})
        headers = {"Content-Type": "application/json", **self._authorization}
        self._connection.send("POST", "/oauth2/introspect/outcomes", headers, body)

    def _admit(self, authorization, own, needs, operation=None):
        """(access, refusal, told): one of the first two; `told(status)` says how the request was answered."""
        begun = time.monotonic()
        token = _token_in(authorization, own)
        if isinstance(token, _Refusal):
            return None, token, lambda status: None
        try:
            said = self._ask(token, needs.operation or operation, needs.scopes)
        except _Unavailable as error:
            body = {"error": "temporarily_unavailable", "error_description": str(error)}
            return None, _Refusal(503, {"Retry-After": error.retry_after}, body), lambda status: None

        def told(status):
            if "check" in said:
                milliseconds = round((time.monotonic() - begun) * 1000)
                self._outcomes.add({"check": said["check"], "status": status, "milliseconds": milliseconds})

        refusal = None
        access = _access_of(said, needs.fields) if said["active"] else None
        if access is None:
            refusal = _DEAD_TOKEN
        else:
            missing = [scope for scope in needs.scopes if scope not in access.scopes]
            refusal = _lacking(missing) if missing else None
        if refusal:
            told(refusal.status)
        return access, refusal, told

    # Ways in

    def protect(self, scope=None, fields=(), operation=None):
        """For a handler of http.server (`do_GET`), a view of Flask, or an endpoint of FastAPI that takes `request`.

        `scope`: the permission needed, or several. `fields`: members of the answer that stay closed unless a
        permission of the token opens them; with FastAPI they want `app.add_middleware(behalf.asgi)` too.
        `operation`: the route as the API's document names it, where the framework does not know it.
        """
        needs = _Needs.of(scope, fields, operation)

        def decorate(handler):
            if inspect.iscoroutinefunction(handler):

                @functools.wraps(handler)
                async def answer_later(*args, **kwargs):
                    request = _request_in(args, kwargs)
                    access, refusal, told = await asyncio.to_thread(self._admit_starlette, request, needs)
                    if refusal:
                        return _starlette_answer(refusal)
                    request.scope["behalf"] = access, told
                    with _asking(access):
                        return await handler(*args, **kwargs)

                return answer_later

            @functools.wraps(handler)
            def answer(*args, **kwargs):
                if args and hasattr(args[0], "wfile"):
                    return self._for_http_server(args[0], needs, lambda: handler(*args, **kwargs))
                request = _request_in(args, kwargs, wanted=False)
                if request is None:
                    return self._for_flask(needs, lambda: handler(*args, **kwargs))
                access, refusal, told = self._admit_starlette(request, needs)
                if refusal:
                    return _starlette_answer(refusal)
                request.scope["behalf"] = access, told
                with _asking(access):
                    return handler(*args, **kwargs)

            return answer

        return decorate

    def _for_http_server(self, handler, needs, answer):
        headers = handler.headers
        access, refusal, told = self._admit(
            headers.get("Authorization"), headers.get("x-acs-dingtalk-access-token"), needs
        )
        if refusal:
            handler.send_response(refusal.status)
            for name, value in {**refusal.all_headers, "Content-Length": str(len(refusal.text))}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(refusal.text)
            return
        real, handler.wfile = handler.wfile, io.BytesIO()
        try:
            with _asking(access):
                answer()
            written = handler.wfile.getvalue()
        finally:
            handler.wfile = real
        head, _, body = written.partition(b"\r\n\r\n")
        line, *rest = head.decode("latin-1").split("\r\n")
        version, status, *reason = line.split(" ", 2)
        pairs = [tuple(each.split(": ", 1)) for each in rest]
        opened, pairs, body = _open_part(int(status), pairs, body, access.closed)
        told(opened)
        reason = reason if opened == int(status) else ["Internal Server Error"]
        lines = [" ".join([version, str(opened), *reason]), *(f"{name}: {value}" for name, value in pairs)]
        real.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)

    def _for_flask(self, needs, answer):
        flask = sys.modules.get("flask")
        if flask is None or not flask.has_request_context():
            raise TypeError("protect is for http.server, Flask, or an endpoint of FastAPI that takes `request`")
        request = flask.request
        rule = request.url_rule
        pattern = rule and re.sub(r"<(?:[^:<>]*:)?([^<>]+)>", r"{\1}", rule.rule)
        operation = pattern and f"{request.method} {pattern}"
        access, refusal, told = self._admit(
            request.headers.get("Authorization"), request.headers.get("x-acs-dingtalk-access-token"), needs, operation
        )
        if refusal:
            return flask.Response(refusal.text, refusal.status, refusal.all_headers)
        with _asking(access):
            response = flask.make_response(answer())
        if access.closed:
            status, headers, body = _open_part(
                response.status_code, response.headers.items(), response.get_data(), access.closed
            )
            response = flask.Response(body, status, headers)
        told(response.status_code)
        return response

    def _admit_starlette(self, request, needs):
        route = request.scope.get("route")
        operation = f"{request.method} {route.path}" if hasattr(route, "path") else None
        if needs.fields and "behalf.filtered" not in request.scope:
            raise RuntimeError("fields are taken out by app.add_middleware(behalf.asgi), which is missing")
        headers = request.headers
        return self._admit(headers.get("authorization"), headers.get("x-acs-dingtalk-access-token"), needs, operation)

    def wsgi(self, app, routes):
        """A WSGI app behind a table of its routes: {"GET /claims/{id}": {"scope": "Expense.Claim.Read"}}.

        A route with None is open to everybody, and what the table does not name is not found.
        """
        table = _Table(routes)

        def protected(environ, start_response):
            operation, needs = table.find(environ["REQUEST_METHOD"], environ.get("PATH_INFO", "/"))
            if operation is None:
                return _wsgi_answer(start_response, _NOT_FOUND)
            if needs is None:
                return app(environ, start_response)
            access, refusal, told = self._admit(
                environ.get("HTTP_AUTHORIZATION"), environ.get("HTTP_X_ACS_DINGTALK_ACCESS_TOKEN"), needs, operation
            )
            if refusal:
                return _wsgi_answer(start_response, refusal)
            begun, parts = [], []

            def start(status, headers, exc_info=None):
                begun[:] = [status, headers]
                return parts.append

            with _asking(access):
                answered = app(environ, start)
                try:
                    parts.extend(answered)
                finally:
                    if hasattr(answered, "close"):
                        answered.close()
            line, headers = begun
            status, headers, body = _open_part(int(line.split(" ")[0]), headers, b"".join(parts), access.closed)
            told(status)
            start_response(line if line.startswith(str(status)) else f"{status} Error", headers)
            return [body]

        return protected

    def asgi(self, app, routes=None):
        """The same for an ASGI app. Without a table it takes closed fields out of what `protect` lets through."""
        table = None if routes is None else _Table(routes)

        async def protected(scope, receive, send):
            if scope["type"] != "http":
                if table is not None and scope["type"] != "lifespan":
                    raise RuntimeError("only HTTP can be protected by a table of routes")
                return await app(scope, receive, send)
            scope["behalf.filtered"] = True
            if table is None:
                return await _filtered(app, scope, receive, send)
            operation, needs = table.find(scope["method"], scope["path"])
            if operation is None:
                return await _asgi_answer(send, _NOT_FOUND)
            if needs is None:
                return await app(scope, receive, send)
            headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
            own = headers.get(b"x-acs-dingtalk-access-token")
            access, refusal, told = await asyncio.to_thread(
                self._admit, headers.get(b"authorization"), own, needs, operation
            )
            if refusal:
                return await _asgi_answer(send, refusal)
            scope["behalf"] = access, told
            with _asking(access):
                return await _filtered(app, scope, receive, send)

        return protected


_NOT_FOUND = _Refusal(404, {}, {"error": "not_found", "error_description": "There is no such route."})


@dataclass(frozen=True)
class _Needs:
    scopes: tuple
    fields: tuple
    operation: "str | None"

    @staticmethod
    def of(scope=None, fields=(), operation=None):
        return _Needs((scope,) if isinstance(scope, str) else tuple(scope or ()), tuple(fields), operation)


class _Table:
    """A route that is named goes before one with a parameter in that place, in whichever order they stand."""

    def __init__(self, routes):
        self._routes = []
        named_first = sorted(routes.items(), key=lambda route: ["{" in part for part in route[0].split("/")])
        for operation, needs in named_first:
            method, path = operation.split(" ", 1)
            parts = re.split(r"\{[^{}]*\}", path)
            pattern = re.compile("[^/]+".join(re.escape(part) for part in parts))
            self._routes.append((method, pattern, operation, None if needs is None else _Needs.of(**needs)))

    def find(self, method, path):
        for known, pattern, operation, needs in self._routes:
            if known == method and pattern.fullmatch(path):
                return operation, needs
        return None, None


class _asking:
    """Within it, `current()` is this access."""

    def __init__(self, access):
        self._access = access

    def __enter__(self):
        self._before = _current.set(self._access)

    def __exit__(self, *_):
        _current.reset(self._before)


def _access_of(said, guarded):
    return Access(
        sub=said.get("sub"),
        client_id=said["client_id"],
        organisation=said["organisation"],
        kind=said["kind"],
        scopes=tuple(said["scope"].split()),
        fields=tuple(said["fields"]),
        run=said.get("run"),
        call_operation=said.get("call_operation"),
        expires_at=said["exp"],
        closed=frozenset(guarded) - frozenset(said["fields"]),
    )


def _request_in(args, kwargs, wanted=True):
    for each in (*args, *kwargs.values()):
        if isinstance(getattr(each, "scope", None), dict) and hasattr(each, "headers"):
            return each
    if wanted:
        raise TypeError("an endpoint behind protect takes the request: async def claims(request: Request)")
    return None


def _starlette_answer(refusal):
    response = sys.modules["starlette.responses"].Response
    return response(refusal.text, refusal.status, refusal.all_headers)


def _wsgi_answer(start_response, refusal):
    start_response(f"{refusal.status} {http.client.responses[refusal.status]}", list(refusal.all_headers.items()))
    return [refusal.text]


async def _asgi_answer(send, refusal):
    headers = [(name.lower().encode(), value.encode()) for name, value in refusal.all_headers.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": refusal.text})


async def _filtered(app, scope, receive, send):
    """Holds the JSON of an answer until its end; what is open to the whole passes as it comes."""
    begun, parts = [], []

    async def hold(message):
        access, told = scope.get("behalf") or (None, lambda status: None)
        if message["type"] == "http.response.start":
            # Events are no JSON, and perhaps without an end.
            events = any(value.startswith(b"text/event-stream") for _, value in message.get("headers", []))
            if access is not None and access.closed and not events:
                begun.append(message)
                return
            told(message["status"])
        elif message["type"] == "http.response.body" and begun:
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in begun[0].get("headers", [])]
            status, headers, body = _open_part(begun[0]["status"], headers, b"".join(parts), access.closed)
            told(status)
            encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
            await send({**begun.pop(), "status": status, "headers": encoded})
            message = {"type": "http.response.body", "body": body}
        await send(message)

    await app(scope, receive, hold)


class _Outcomes:
    """Told in the background once a second. What cannot be told is let go of: no answer waits for it."""

    def __init__(self, tell):
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting = []
        self._planned = False

    def add(self, outcome):
        with self._lock:
            if len(self._waiting) < 5000:
                self._waiting.append(outcome)
            if self._planned:
                return
            self._planned = True
        timer = threading.Timer(1, self._send)
        timer.daemon = True
        timer.start()

    def _send(self):
        with self._lock:
            waiting, self._waiting, self._planned = self._waiting, [], False
        for start in range(0, len(waiting), 500):
            try:
                self._tell(waiting[start : start + 500])
            except (OSError, http.client.HTTPException):
                pass


# --- Webhooks ---


class UntrustedWebhook(Exception):
    """It is not from Behalf, or not from now."""


def verify_webhook(headers, body, secret):
    """The event as a dict, once it is sure that Behalf sent it (Standard Webhooks). `body`: as it came, in bytes."""
    named = {name.lower(): value for name, value in headers.items()}
    message, sent_at, signatures = (named.get(f"webhook-{name}") for name in ("id", "timestamp", "signature"))
    if not message or not sent_at or not signatures:
        raise UntrustedWebhook("webhook-id, webhook-timestamp and webhook-signature must be there")
    if not re.fullmatch(r"[0-9]{1,12}", sent_at) or abs(time.time() - int(sent_at)) > 300:
        raise UntrustedWebhook("webhook-timestamp is more than five minutes away")
    key = base64.b64decode(secret[len("whsec_") :] if secret.startswith("whsec_") else secret)
    if len(key) < 24:
        raise ValueError("the secret of the webhook is whsec_..., as it was shown when it was made")
    body = body.encode() if isinstance(body, str) else body
    signed = f"{message}.{sent_at}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    if not any(hmac.compare_digest(each.encode(), expected.encode()) for each in signatures.split(" ")):
        raise UntrustedWebhook("no signature is by this secret")
    return json.loads(body)


# --- A skill ---


class PlatformError(Exception):
    """A refusal of the platform, or of an API."""

    def __init__(self, status, code="unknown", message=None, required_scopes=()):
        super().__init__(message or f"The platform answered {status}.")
        self.status = status
        self.code = code
        self.required_scopes = tuple(required_scopes)


class AskAgain(PlatformError):
    """The permission ended or was never given: only the person can help.

    They are asked when the skill answers with `answer` in a call.
    """

    @property
    def answer(self):
        return {"success": False, "code": self.code, "message": str(self)}


_DEAD_CODE = "InvalidAuthentication"
_LACKING_CODE = "Forbidden.AccessDenied.AccessTokenPermissionDenied"
# How the platform refuses a refresh token that is not good any more.
_ENDED_CODE = "invalidParameter.authCode.notFound"


def _platform_error(status, text):
    body = _object_in(text) or {}
    detail = body.get("accessdenieddetail")
    listed = body.get("requiredScopes") or (detail.get("requiredScopes") if isinstance(detail, dict) else None) or []
    compatible = {"invalid_token": _DEAD_CODE, "insufficient_scope": _LACKING_CODE}
    error = body.get("error")
    code = body.get("code") or compatible.get(error, error) or "unknown"
    kind = AskAgain if listed or code == _LACKING_CODE else PlatformError
    return kind(status, code, body.get("message") or body.get("error_description"), listed)


class _Memory:
    def __init__(self):
        self._kept = {}

    def load(self, key):
        return self._kept.get(key)

    def save(self, key, tokens):
        if tokens is None:
            self._kept.pop(key, None)
        else:
            self._kept[key] = tokens


class _Apis:
    """The APIs at one address, with a token that goes nowhere else."""

    def __init__(self, platform, base, header):
        self._platform = platform
        self._connection = _Connection(base, 10)
        self._header = header

    def call(self, access_token, method, path, body=None):
        """What the API answers, read from JSON. Reading is repeated once where the connection broke, nothing else."""
        address = urlsplit(urljoin(self._connection.origin + "/", path.replace("\\", "/")))
        if f"{address.scheme}://{address.netloc}" != self._connection.origin:
            raise ValueError(f"{path} is not at {self._connection.origin}")
        target = address.path + (f"?{address.query}" if address.query else "")
        return _json_call(self._connection, method, target, self._header(access_token), body)

    def person(self, name):
        """Whoever the skill calls by this name: a user id, for instance. Tokens are kept apart for each API."""
        key = f"{self._platform.client_id} {self._connection.origin} {name}"
        return _Person(self, self._platform._kept, key, self._platform.exchange_code)


def _json_call(connection, method, target, headers, body=None):
    encoded = None if body is None else json.dumps(body).encode()
    typed = {} if body is None else {"Content-Type": "application/json"}
    status, _, text = connection.send(method, target, {**typed, **headers}, encoded, repeat=method == "GET")
    if not 200 <= status < 300:
        raise _platform_error(status, text)
    return json.loads(text) if text else None


class _Person:
    def __init__(self, apis, kept, key, exchange_code):
        self._apis, self._kept, self._key, self._exchange_code = apis, kept, key, exchange_code

    def exchange(self, code):
        """Keeps what the code of a call opens, from now on."""
        tokens = self._exchange_code(code)
        self._kept.keep(self._key, tokens)
        return tokens

    def access_token(self):
        """A token that is good now, renewed if need be. AskAgain once the permission has ended."""
        return self._kept.current(self._key)["accessToken"]

    def call(self, method, path, body=None):
        """With a token that was refused it reads once more with another; nothing else is repeated."""
        held = self._kept.current(self._key)
        try:
            return self._apis.call(held["accessToken"], method, path, body)
        except PlatformError as error:
            if error.code != _DEAD_CODE:
                raise
            fresh = self._kept.renewed(self._key, held)
            if method != "GET":
                raise
        return self._apis.call(fresh["accessToken"], method, path)


class _Kept:
    """Keeps tokens good: one refresh at a time for each key, however many threads ask."""

    # Renewed that long before its end, a token does not expire on its way.
    AHEAD = 60

    def __init__(self, store, refresh):
        self.store = store
        self._refresh = refresh
        self._lock = threading.Lock()
        self._locks = {}

    def current(self, key):
        tokens = self.store.load(key)
        if tokens is None:
            raise AskAgain(401, _DEAD_CODE, "No token is kept for this person.")
        left = tokens["expiresAt"] - time.time()
        if left > self.AHEAD or (left > 0 and "refreshToken" not in tokens):
            return tokens
        try:
            return self.renewed(key, tokens)
        except (OSError, http.client.HTTPException):
            # The platform could not be asked, and the token is still good.
            if left > 0:
                return tokens
            raise

    def keep(self, key, tokens):
        """From now on: a renewal of those before comes to its end first."""
        with self._lock_of(key):
            self.store.save(key, tokens)

    def _lock_of(self, key):
        with self._lock:
            return self._locks.setdefault(key, threading.Lock())

    def renewed(self, key, old):
        """Other tokens than these, which were refused or are about to end."""
        with self._lock_of(key):
            kept = self.store.load(key)
            if kept is None:
                raise AskAgain(401, _DEAD_CODE, "The permission has ended.")
            if kept["accessToken"] != old["accessToken"]:
                return kept
            try:
                if "refreshToken" not in old:
                    raise PlatformError(401, _ENDED_CODE)
                tokens = self._refresh(old["refreshToken"])
            except PlatformError as error:
                if error.code != _ENDED_CODE:
                    raise
                self.store.save(key, None)
                raise AskAgain(error.status, _DEAD_CODE, "The permission has ended.") from error
            self.store.save(key, tokens)
            return tokens


class Platform:
    """What a skill does with the one-time code it is handed: exchange it, keep the tokens, call the person's APIs.

    `store` keeps tokens for `person`: two functions, load(key) and save(key, tokens); None as tokens forgets.
    """

    def __init__(self, url, client_id, client_secret, store=None):
        self.client_id = client_id
        self._secret = client_secret
        self._connection = _Connection(url, 10)
        self._kept = _Kept(store or _Memory(), self.refresh)
        own = _Apis(self, url, lambda token: {"x-acs-dingtalk-access-token": token})
        self.call = own.call
        self.person = own.person

    def exchange_code(self, code):
        """Once: a second use fails and ends what the first one got. `expiresAt` in Unix seconds."""
        return self._tokens(grantType="authorization_code", code=code)

    def refresh(self, refresh_token):
        """The refresh token stays the same."""
        return self._tokens(grantType="refresh_token", refreshToken=refresh_token)

    def profile(self, access_token):
        """nick, unionId, openId, email; mobile if the person allowed it."""
        return self.call(access_token, "GET", "/v1.0/contact/users/me")

    def api(self, base_url):
        """An API of one's organisation, by its base address: `call` and `person`, as here."""
        return _Apis(self, base_url, lambda token: {"Authorization": f"Bearer {token}"})

    def _tokens(self, **grant):
        body = {"clientId": self.client_id, "clientSecret": self._secret, **grant}
        issued = _json_call(self._connection, "POST", "/v1.0/oauth2/userAccessToken", {}, body)
        lasts = issued.pop("expireIn")
        return {**issued, "expiresAt": time.time() + lasts}
