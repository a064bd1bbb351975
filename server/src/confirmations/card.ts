import type { LoadedSkill } from "../assistants/index.ts";
import type { PreparedRequest } from "../invocation/index.ts";
import { plainLine } from "../platform/text.ts";
import { isSealed, type JsonSchema, type Operation, type Parameter } from "../skill-files/index.ts";
import type { ConfirmReason } from "./reason.ts";

/** A person named by a value, and who that may be: `id` is what would be sent, `label` what is shown. */
export interface LookedUp {
  said: string;
  matches: { id: string; label: string }[];
}

/** One value as the card shows it. */
export interface ShownParameter {
  key: string;
  name: string;
  /** Where it is sent, said where the name alone does not tell it from another. */
  place?: Parameter["in"];
  /** What its schema calls it. */
  title?: string;
  description: string;
  /** What an edited value must be; a person who was looked up is one of its `oneOf`. */
  schema: JsonSchema;
  /** `null`: none, or sealed. */
  value: unknown;
  required: boolean;
  /** The platform fills it; nobody edits it. */
  platform: boolean;
  /** Issued at the moment of the call and shown to nobody. */
  sealed?: true;
  /** The words a person was looked up by. */
  matched?: string;
}

/** What is shown before a call: from the skill's file, the values, and who asks; nothing a model wrote but values. */
export interface ConfirmationCard {
  operationId: string;
  summary: string;
  method: Operation["method"];
  /** Below the host; of cards of before it is not known. */
  path?: string;
  skill: { title: string; host: string };
  /** The person's own words. */
  request: string;
  reason: ConfirmReason;
  /** The skill whose answer may be in the values. */
  because?: { skill: string };
  /** Whether "don't ask again" may be chosen. */
  remember: boolean;
  parameters: ShownParameter[];
  /** Of a body that is an object, where its members as parameters do not say it all. */
  body?: ShownBody;
}

/** What else may be given, or must be given together. */
export interface ShownBody {
  /** What the body says of its members together, its forms above all. */
  schema?: JsonSchema;
  /** What may be given besides its parameters. */
  others?: NonNullable<Operation["otherMembers"]>;
}

interface AskedCall {
  skill: Pick<LoadedSkill, "title" | "host">;
  operation: Operation;
  prepared: Pick<PreparedRequest, "operation" | "values" | "filled">;
  people: Readonly<Record<string, LookedUp>>;
  request: string;
  reason: ConfirmReason;
  remember: boolean;
  because: string | undefined;
}

export function confirmationCard(call: AskedCall): ConfirmationCard {
  const { skill, operation, request, reason, because, remember } = call;
  return {
    operationId: operation.operationId,
    summary: plainLine(operation.summary, 100),
    method: operation.method,
    path: pathOf(operation),
    skill: { title: plainLine(skill.title, 60), host: skill.host },
    request: plainLine(request, 80),
    reason,
    ...(because === undefined ? {} : { because: { skill: plainLine(because, 60) } }),
    remember,
    parameters: shownParameters(call),
    ...shownBody(call),
  };
}

/** As its file writes it, with what stands before it in the server's address. */
function pathOf({ server, path }: Operation): string {
  const base = server === "" ? "" : new URL(server).pathname.replace(/\/$/, "");
  return plainLine(`${base}${path}`, 200);
}

/** What a call of an operation takes, before anything is given but what is sent by default. */
export function formOf(operation: Operation): Pick<ConfirmationCard, "parameters" | "body"> {
  const given = operation.parameters.filter(({ default: fallback }) => fallback !== undefined);
  const values = Object.fromEntries(given.map(({ key, default: fallback }) => [key, fallback]));
  const prepared = { operation, values, filled: {} };
  return { parameters: shownParameters({ prepared, people: {} }), ...shownBody({ operation, prepared }) };
}

/** What is a parameter of this call can be given once only, though the file may not name it. */
function shownBody({
  operation: { bodySchema: schema, otherMembers },
  prepared,
}: Pick<AskedCall, "operation" | "prepared">): { body?: ShownBody } {
  const given = prepared.operation.parameters.filter(({ in: place }) => place === "body");
  const others = otherMembers && {
    ...otherMembers,
    except: [...new Set([...otherMembers.except, ...given.map(({ name }) => name)])],
  };
  if (schema === undefined && others === undefined) return {};
  return { body: { ...(schema && { schema }), ...(others && { others }) } };
}

/** Every value that would be sent, the platform's own among them: none leaves unseen. */
function shownParameters({ prepared, people }: Pick<AskedCall, "prepared" | "people">): ShownParameter[] {
  return prepared.operation.parameters.map((parameter) => {
    const { key, schema, required } = parameter;
    if (parameter.context !== null) return platformParameter(parameter, prepared.filled);
    const looked = Object.hasOwn(people, key) ? people[key] : undefined;
    if (looked !== undefined) return chosenPerson(parameter, looked);
    const value = Object.hasOwn(prepared.values, key) ? prepared.values[key] : null;
    return { ...nameOf(parameter), schema, value, required, platform: false };
  });
}

function nameOf({ key, name, in: place, description, schema: { title } }: Parameter) {
  const isTitled = typeof title === "string" && title.trim() !== "";
  return { key, name, description, ...(key !== name && { place }), ...(isTitled && { title }) };
}

function platformParameter(parameter: Parameter, filled: Readonly<Record<string, string>>): ShownParameter {
  const { key, schema, required, context } = parameter;
  const shown = { ...nameOf(parameter), schema, required, platform: true };
  return isSealed(context) ? { ...shown, value: null, sealed: true } : { ...shown, value: filled[key] ?? "" };
}

/** One match is proposed; of several the person chooses. */
function chosenPerson(parameter: Parameter, { said, matches }: LookedUp): ShownParameter {
  const [only, ...others] = matches;
  const value = others.length === 0 && only !== undefined ? only.id : null;
  const schema = { type: "string", oneOf: matches.map(({ id, label }) => ({ const: id, title: label })) };
  return {
    ...nameOf(parameter),
    schema,
    value,
    required: parameter.required,
    platform: false,
    matched: said,
  };
}
