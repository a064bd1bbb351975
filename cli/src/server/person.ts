import { Misuse, Refused, Unreachable } from "../exit-code.ts";
import { addressOf, answerOf, send } from "./request.ts";

/** What a person may do at a server, in a session that is over with the command. */
export interface Server {
  readonly url: URL;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
}

export const signsIn = `Signs in for this one call as BEHALF_ACCOUNT with BEHALF_PASSWORD (BEHALF_ORGANISATION where the server has several),
and out again; nothing is kept.`;

/** Signs in as the environment says, does the work, and signs out, whatever came of it. */
export async function asPerson<T>(
  { server, env }: { server: string | undefined; env: NodeJS.ProcessEnv },
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const url = addressOf(server, env);
  const headers = await signIn(url, env);
  const request = async <A>(method: string, path: string, body?: object): Promise<A> => {
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const sent = {
      method,
      path,
      headers: { ...headers, ...json },
      ...(body && { body: JSON.stringify(body) }),
    };
    return (await answerOf(await send(url, sent))) as A;
  };
  try {
    return await work({
      url,
      get: (path) => request("GET", path),
      post: (path, body) => request("POST", path, body),
    });
  } finally {
    await request("DELETE", "/api/session").catch(() => undefined);
  }
}

async function signIn(url: URL, env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const { BEHALF_ACCOUNT: account, BEHALF_PASSWORD: password, BEHALF_ORGANISATION: organisation } = env;
  if (!account || !password)
    throw new Misuse("Say who you are in the environment: BEHALF_ACCOUNT and BEHALF_PASSWORD.");
  const response = await send(url, {
    method: "POST",
    path: "/api/session",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account, password, ...(organisation && { organisation }) }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const answer = await answerOf(response).catch((error) => {
    throw error instanceof Refused ? new Unreachable(error.message) : error;
  });
  const { csrfToken = "" }: { csrfToken?: string } = Object(answer);
  return { cookie, "x-csrf-token": csrfToken };
}
