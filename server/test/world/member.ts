import {
  type Card,
  type Confirmation,
  ConversationReply,
  type Duration,
  type Grant,
  GrantsReply,
  type Run,
  RunReply,
  ThreadReply,
} from "./contract.ts";
import { eventsOf } from "./event-stream.ts";
import { type Answer, read, type Session } from "./session.ts";

export interface Assistant {
  id: string;
  name: string;
  applicationId: string;
  clientId: string;
  clientSecret: string;
}

export interface Conversation {
  id: string;
  assistantId: string;
}

/** A sensitive permission that "authorise all" is to cover too. */
export interface NamedScope {
  skillId: string;
  code: string;
}

/** One person of an organisation and what they do, over HTTP, as the web app does it. */
export interface Member {
  readonly id: string;
  readonly unionId: string;
  /** Its `corpId`; nothing where the server has one only. */
  readonly organisation?: string;
  readonly account: string;
  readonly password: string;
  /** Signed in; again after the clock was moved, since a session does not outlive a day of silence. */
  session(): Promise<Session>;
  send(method: string, path: string, body?: unknown): Promise<Answer>;

  startsConversation(assistant: Assistant, options?: { draft?: boolean }): Promise<Conversation>;
  /** Says it, in the conversation last had with this assistant or in the one given, and waits until the run needs a decision or is over. */
  says(to: Assistant | Conversation, text: string): Promise<Run>;
  /** Presses a choice of the answer of a run, and waits as `says` does. */
  presses(run: Pick<Run, "conversationId">, choice: { id: string; label: string }): Promise<Run>;
  /** Answers the card of a run and waits as `says` does. */
  allows(run: Run, how?: { duration?: Duration; scopes?: string[] }): Promise<Run>;
  allowsAll(run: Run, how?: { duration?: Duration; alsoAllow?: NamedScope[] }): Promise<Run>;
  denies(run: Run): Promise<Run>;
  /** The answer to an answer, whatever it is. */
  answers(
    run: Run,
    answer: {
      consentId?: string;
      decision: string;
      scopes?: string[];
      alsoAllow?: NamedScope[];
      duration?: string;
    },
  ): Promise<Answer>;
  /** Says "run" to the values shown, or to these, and waits as `says` does. */
  confirms(run: Run, how?: { arguments?: Record<string, unknown>; remember?: boolean }): Promise<Run>;
  /** Chooses not to run it. */
  cancelsCall(run: Run): Promise<Run>;
  /** The answer to a word on a call, whatever it is. */
  answersConfirmation(
    run: Run,
    answer: {
      confirmationId?: string;
      decision: string;
      arguments?: Record<string, unknown>;
      remember?: boolean;
    },
  ): Promise<Answer>;
  /** The run as it is now. */
  sees(run: Pick<Run, "id">): Promise<Run>;
  /** The run once it needs a decision or is over, or has the status given. */
  waitsFor(run: Pick<Run, "id">, status?: Run["status"]): Promise<Run>;
  thread(conversation: {
    id: string;
  }): Promise<{ role: "user" | "assistant"; text: string; runId: string }[]>;

  grants(): Promise<Grant[]>;
  /** The one grant this person has. */
  grant(): Promise<Grant>;
  revokes(grant: Grant, code?: string): Promise<void>;
}

/** The card a run waits with. */
export function cardOf(run: Run): Card {
  if (run.requiredAction?.kind !== "consent")
    throw new Error(`no card: the run is ${run.status}, it says ${JSON.stringify(run.message ?? run.error)}`);
  return run.requiredAction.consent;
}

export const asksNothing = (run: Run): boolean =>
  run.steps.every(({ kind }) => kind !== "consent" && kind !== "confirm");

/** The call a run waits with, for the person's word. */
export function confirmationOf(run: Run): Confirmation {
  if (run.requiredAction?.kind !== "confirm")
    throw new Error(
      `nothing to confirm: the run is ${run.status}, it says ${JSON.stringify(run.message ?? run.error)}`,
    );
  return run.requiredAction.confirmation;
}

/** What the assistant answered. */
export function answerOf(run: Run): string {
  if (run.message === null)
    throw new Error(`no answer: the run is ${run.status} ${JSON.stringify(run.error)}`);
  return run.message.text;
}

const longestRunMs = 30_000;
const isWorking = ({ status }: Run) => status === "queued" || status === "in_progress";

type Identity = Pick<Member, "id" | "unionId" | "organisation" | "account" | "password">;

export function memberOf(identity: Identity, session: () => Promise<Session>): Member {
  const send: Member["send"] = async (method, path, body) => (await session()).send(method, path, body);
  const watching = watchingRuns(session, send);
  return {
    ...identity,
    session,
    send,
    ...watching,
    ...talking(send, watching.waitsFor),
    ...answering(send, watching.waitsFor),
    ...confirming(send, watching.waitsFor),
    ...controlling(send),
  };
}

function watchingRuns(session: Member["session"], send: Member["send"]): Pick<Member, "sees" | "waitsFor"> {
  const sees: Member["sees"] = async ({ id }) =>
    read(await send("GET", `/api/runs/${id}`), 200, RunReply).run;
  return {
    sees,
    async waitsFor({ id }, status) {
      const signal = AbortSignal.timeout(longestRunMs);
      const stream = await (await session()).open(`/api/runs/${id}/events`, {}, signal);
      for await (const { event, data } of eventsOf(stream)) {
        if (event !== "run") continue;
        const run = RunReply.shape.run.parse(JSON.parse(data));
        if (status === undefined ? !isWorking(run) : run.status === status) return run;
      }
      return sees({ id });
    },
  };
}

function talking(
  send: Member["send"],
  waitsFor: Member["waitsFor"],
): Pick<Member, "startsConversation" | "says" | "presses" | "thread"> {
  const latest = new Map<string, Conversation>();
  const startsConversation: Member["startsConversation"] = async (assistant, options = {}) => {
    const answer = await send("POST", `/api/assistants/${assistant.id}/conversations`, options);
    const { conversation } = read(answer, 201, ConversationReply);
    latest.set(assistant.id, conversation);
    return conversation;
  };
  return {
    startsConversation,
    async says(to, text) {
      const { id } = "assistantId" in to ? to : (latest.get(to.id) ?? (await startsConversation(to)));
      const { run } = read(await send("POST", `/api/conversations/${id}/messages`, { text }), 202, RunReply);
      return waitsFor(run);
    },
    async presses({ conversationId }, { id: choiceId, label: text }) {
      const said = await send("POST", `/api/conversations/${conversationId}/messages`, { text, choiceId });
      return waitsFor(read(said, 202, RunReply).run);
    },
    async thread({ id }) {
      return read(await send("GET", `/api/conversations/${id}`), 200, ThreadReply).conversation.messages;
    },
  };
}

function answering(
  send: Member["send"],
  waitsFor: Member["waitsFor"],
): Pick<Member, "answers" | "allows" | "allowsAll" | "denies"> {
  const answers: Member["answers"] = async (run, answer) =>
    send("POST", `/api/runs/${run.id}/consent`, { consentId: answer.consentId ?? cardOf(run).id, ...answer });
  const decides = async (run: Run, answer: Parameters<typeof answers>[1]) =>
    waitsFor(read(await answers(run, answer), 200, RunReply).run);
  return {
    answers,
    allows: (run, how = {}) => decides(run, { decision: "allow", ...how }),
    allowsAll: (run, how = {}) => decides(run, { decision: "allow_all", ...how }),
    denies: (run) => decides(run, { decision: "deny" }),
  };
}

function confirming(
  send: Member["send"],
  waitsFor: Member["waitsFor"],
): Pick<Member, "confirms" | "cancelsCall" | "answersConfirmation"> {
  const answersConfirmation: Member["answersConfirmation"] = async (run, answer) =>
    send("POST", `/api/runs/${run.id}/confirmation`, {
      confirmationId: answer.confirmationId ?? confirmationOf(run).id,
      ...answer,
    });
  const decides = async (run: Run, answer: Parameters<typeof answersConfirmation>[1]) =>
    waitsFor(read(await answersConfirmation(run, answer), 200, RunReply).run);
  return {
    answersConfirmation,
    confirms: (run, how = {}) => decides(run, { decision: "run", ...how }),
    cancelsCall: (run) => decides(run, { decision: "cancel" }),
  };
}

function controlling(send: Member["send"]): Pick<Member, "grants" | "grant" | "revokes"> {
  const grants: Member["grants"] = async () =>
    read(await send("GET", "/api/grants"), 200, GrantsReply).grants;
  return {
    grants,
    async grant() {
      const [grant, ...others] = await grants();
      if (grant === undefined || others.length > 0) throw new Error("there is not exactly one grant");
      return grant;
    },
    async revokes({ id }, code) {
      const path = code === undefined ? `/api/grants/${id}` : `/api/grants/${id}/scopes/${code}`;
      const { status } = await send("DELETE", path);
      if (status !== 204) throw new Error(`revoking answered ${status}`);
    },
  };
}
