import { builtIn } from "../../src/permissions/index.ts";
import { applyFor, approveAll } from "./building.ts";
import { delegatedToken } from "./delegated-token.ts";
import { type Given, givenAssistantWithSkill } from "./given.ts";
import type { Member } from "./member.ts";
import { type OfficialCall, officialCall } from "./official-call.ts";
import type { Operation, Things } from "./operation.ts";
import type { World } from "./world.ts";

/** A published assistant whose application is approved for all there is, and two people. */
export interface Ground extends Given {
  readonly bob: Member;
  token(person: Member, ...scopes: readonly string[]): Promise<string>;
  appToken(): Promise<string>;
  /** Once more, what was withdrawn. */
  approve(): Promise<void>;
  /** One of each kind, new. */
  thingsOf(person: Member): Promise<Things>;
}

export async function givenGround(world: World): Promise<Ground> {
  const given = await givenAssistantWithSkill(world);
  const { organisation, alice, builder, assistant, skill } = given;
  const approve = async () => {
    await applyFor(
      builder,
      assistant,
      builtIn.map(({ code }) => code),
    );
    await approveAll(builder);
  };
  await approve();
  const bob = await organisation.person("Bob");
  const token: Ground["token"] = (person, ...scopes) => delegatedToken(world, given, person, scopes);
  const appToken = async () => (await skill.client.appToken()).accessToken ?? "";
  return {
    ...given,
    bob,
    token,
    appToken,
    approve,
    async thingsOf(person) {
      const call = officialCall(
        world.url,
        await token(person, "Todo.Todo.Write", "Calendar.Event.Write", "AI.Assistant.Run.Me"),
      );
      const at = { dateTime: "2026-12-01T10:00:00Z", timeZone: "UTC" };
      const colleague = person === bob ? alice : bob;
      const todo = await call("todo_1_0", "createTodoTask", ["me"], {
        subject: "Report",
        detailUrl: { pcUrl: "https://work.example.com" },
      });
      const event = await call("calendar_1_0", "createEvent", ["me", "primary"], {
        summary: "Meeting",
        start: at,
        end: at,
        attendees: [{ id: colleague.unionId }],
      });
      const [thread, asking] = [await beginThread(call), await beginThread(call)];
      const run = await call("assistant_1_0", "createAssistantRun", [thread.id], {
        assistantId: assistant.id,
      });
      const own = officialCall(world.url, await appToken());
      const managed = await own("assistant_1_0", "createAssistant", [], {
        operatorUnionId: builder.unionId,
        name: "Helper",
        description: "Helps",
        instructions: "Be brief.",
        icon: "",
        welcomeContent: "Hello",
      });
      const { actionList } = await own("assistant_1_0", "getAssistantActionInfo", [], {
        assistantId: assistant.id,
      });
      return {
        person: person.unionId,
        colleague: colleague.unionId,
        todo: todo.id,
        event: event.id,
        assistant: assistant.id,
        thread: thread.id,
        message: thread.message,
        run: run.id,
        asking: asking.id,
        builder: builder.unionId,
        managed: managed.assistantId,
        action: actionList[0].actionId,
      };
    },
  };
}

/** A thread with a message that nobody answered. */
async function beginThread(call: OfficialCall): Promise<{ id: string; message: string }> {
  const { id } = await call("assistant_1_0", "createAssistantThread", []);
  const said = { role: "user", content: "Hello" };
  const message = await call("assistant_1_0", "createAssistantMessage", [id], said);
  return { id, message: message.id };
}

export interface Outcome {
  status: number;
  code: string;
  requiredScopes: readonly string[];
}

/** What came of a request, by what the official client gave back or threw. */
export async function outcomeOf(
  call: OfficialCall,
  { api, route, operation = route }: Operation,
  { ids, asked }: { ids: readonly string[]; asked?: object },
): Promise<Outcome> {
  try {
    await call(api, operation, ids, asked);
    return { status: 200, code: "", requiredScopes: [] };
  } catch (error) {
    const { statusCode, code, accessDeniedDetail } = error as {
      statusCode?: number;
      code?: string;
      accessDeniedDetail?: { requiredScopes: string[] };
    };
    if (statusCode === undefined) throw error;
    return { status: statusCode, code: code ?? "", requiredScopes: accessDeniedDetail?.requiredScopes ?? [] };
  }
}
