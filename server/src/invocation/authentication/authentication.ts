import { type Authentication, type LoadedSkill, openAuthentication } from "../../assistants/index.ts";
import type { Words } from "../../permissions/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { NotOpened } from "../../platform/vault.ts";
import type { Operation } from "../../skill-files/index.ts";
import { encode } from "../request/values.ts";
import { takeToken } from "./authentication-token.ts";

/** What goes along with a call so that the skill knows it is ours. */
export interface Proof {
  /** They win over parameters of the same name. */
  headers: [name: string, value: string][];
  /** One more pair of the query or of the cookies, written as it goes out. */
  pair?: { in: "query" | "cookie"; name: string; value: string };
  /** As they may be seen on the way or echoed: never to be shown. */
  secrets: string[];
  /** For when the skill answers 401: the next call gets another token. The call itself is not sent again. */
  forget?: () => void;
}

/**
 * How the platform proves itself to the skill for this operation, opened for this one call; a token is fetched where
 * one is needed. `refused` says why the skill cannot be called, for a person.
 */
export async function authenticationFor(
  ctx: TenantCtx,
  skill: LoadedSkill,
  operation: Operation,
): Promise<Proof | { refused: Words }> {
  const opened = open(ctx, skill, operation);
  if (opened === null) return { headers: [], secrets: [] };
  if (opened === "unreadable" || opened === "elsewhere") return { refused: refusals[opened] };
  switch (opened.type) {
    case "bearer":
      return bearer(opened.token.reveal());
    case "basic":
      return basic(opened.username.reveal(), opened.password.reveal());
    case "header": {
      const value = opened.value.reveal();
      return { headers: [[opened.name.toLowerCase(), value]], secrets: [value, ...partsOf(value)] };
    }
    case "query": {
      const value = opened.value.reveal();
      const pair = { in: opened.type, name: encode(opened.name), value: encode(value) };
      return { headers: [], pair, secrets: [value, ...partsOf(value)] };
    }
    case "cookie": {
      const value = opened.value.reveal();
      return { headers: [], pair: { in: opened.type, name: opened.name, value }, secrets: [value] };
    }
    case "oauth_client_credentials": {
      const taken = await takeToken(
        ctx,
        { skillId: skill.skillId, sealed: skill.authentication ?? "" },
        opened,
      );
      if ("refused" in taken) return taken;
      const { headers, secrets } = bearer(taken.token.reveal());
      return { headers, secrets: [...secrets, opened.clientSecret.reveal()], forget: taken.forget };
    }
    default:
      return opened satisfies never;
  }
}

function open(
  ctx: TenantCtx,
  skill: LoadedSkill,
  operation: Operation,
): Authentication | "elsewhere" | "unreadable" | null {
  try {
    return openAuthentication(ctx, skill, operation);
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    ctx.log.error({ skill: skill.skillId, error: error.message }, "a stored secret cannot be read");
    return "unreadable";
  }
}

/** Of "Token abc…" a skill may echo the second half alone. */
function partsOf(value: string): string[] {
  return value.split(" ").filter((part) => part.length >= 8);
}

/** RFC 6750 section 2.1. */
function bearer(token: string): Proof {
  return { headers: [["authorization", `Bearer ${token}`]], secrets: [token] };
}

/** RFC 7617 section 2. Where a key is the user name, its password is empty. */
function basic(username: string, password: string): Proof {
  const pair = Buffer.from(`${username}:${password}`).toString("base64");
  return {
    headers: [["authorization", `Basic ${pair}`]],
    secrets: [pair, password === "" ? username : password],
  };
}

const refusals: Record<"elsewhere" | "unreadable", Words> = {
  elsewhere: {
    zh: "技能的认证信息是为其他主机填写的，所以没有发送。请联系该助理的创建者：重新填写并发布。",
    en: "The skill's authentication was given for another host, so nothing was sent. Tell the assistant's builder: give it again and publish.",
  },
  unreadable: {
    zh: "技能的认证信息已无法读取，所以没有发送。请联系该助理的创建者：重新填写认证信息。",
    en: "The skill's stored authentication cannot be read any more, so nothing was sent. Tell the assistant's builder: it must be given again.",
  },
};
