import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "../world/cluster.ts";
import { demoPassword } from "../world/demo.ts";
import { type Member, memberOf } from "../world/member.ts";
import { type Answer, request, type Session, signIn } from "../world/session.ts";

/** What those behind the balancer met. */
export interface Traffic {
  answered: number;
  /** Connections that a node refused; the request went to another. */
  refused: number;
  /** Reads whose connection was closed as they were sent; they went to another node. */
  readAgain: number;
  /** Requests that broke off under way, or were answered with a fault of the server's. */
  failed: string[];
}

export const noTraffic = (): Traffic => ({ answered: 0, refused: 0, readAgain: 0, failed: [] });

/** No node takes connections for so long: the check itself is broken. */
const longestOutageMs = 30_000;

/**
 * Sends to any node that takes connections, as a load balancer does. Of what breaks off only reads are sent again
 * (RFC 9110 section 9.2.2).
 */
export type Send = Session["send"];

export function balanced(cluster: Cluster, random: () => number, traffic: Traffic): Send {
  return async (method, path, body, headers = {}) => {
    const end = performance.now() + longestOutageMs;
    for (let next = Math.floor(random() * cluster.size); performance.now() < end; next += 1) {
      const url = cluster.url(next % cluster.size);
      const answer = await request(url, method, path, body, headers).catch((error: Error) => error);
      if (answer instanceof Error && isRefused(answer)) {
        traffic.refused += 1;
        await sleep(20);
        continue;
      }
      if (answer instanceof Error && method === "GET") {
        traffic.readAgain += 1;
        continue;
      }
      if (answer instanceof Error || answer.status >= 500)
        return noteFailure(answer, traffic, `${method} ${path}`);
      traffic.answered += 1;
      return answer;
    }
    throw new Error(`no node took ${method} ${path}`);
  };
}

function noteFailure(answer: Answer | Error, traffic: Traffic, what: string): Answer {
  const why = answer instanceof Error ? String(answer.cause ?? answer) : `${answer.status}`;
  traffic.failed.push(`${what}: ${why}`);
  if (answer instanceof Error) throw answer;
  return answer;
}

const isRefused = ({ cause }: Error): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";

/** One of the demo's people behind the balancer; signed in once, since every node knows the session. */
export async function balancedPerson(
  cluster: Cluster,
  account: "member" | "admin",
  send: Send,
): Promise<Member> {
  const signedIn = await signIn(cluster.url(0), { account, password: demoPassword });
  const own = { cookie: signedIn.cookie, "x-csrf-token": signedIn.csrfToken };
  const session: Session = {
    ...signedIn,
    send: (method, path, body, headers = {}) => send(method, path, body, { ...own, ...headers }),
  };
  return memberOf({ id: "", unionId: "", account, password: demoPassword }, async () => session);
}
