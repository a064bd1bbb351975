import { ApiPublishReply, ApiReply } from "./contract.ts";
import type { Member } from "./member.ts";
import { read } from "./session.ts";

/** A permission point as a test names it; what is left out is a harmless read of its own. */
export interface OwnPoint {
  code: string;
  kind?: "delegated" | "application";
  write?: boolean;
  sensitive?: boolean;
  risk?: "low" | "medium" | "high";
  name?: string;
  operations?: readonly string[];
  fields?: readonly string[];
}

interface Said {
  /** "Expenses" unless told otherwise. */
  name?: string;
  baseUrl?: string;
  points?: readonly OwnPoint[];
}

interface Registered {
  namespace?: string;
  /** The admin, when left out. */
  owner?: Member | undefined;
  subject?: "user_id" | "pairwise" | undefined;
}

/** An API of the organisation's own. */
export interface OwnApi {
  readonly id: string;
  readonly namespace: string;
  /** What it presents with its id. */
  readonly secret: string;
  /** Says this from its next version on. */
  publishes(said: Said): Promise<{ number: number; points: { code: string; change: string }[] }>;
}

/** Registered by an admin and published, with a read and a write where no points are given. */
export async function givenOwnApi(
  admin: Member,
  { namespace = "Expense", owner, subject, ...said }: Said & Registered = {},
): Promise<OwnApi> {
  const points = said.points ?? [
    { code: `${namespace}.Claim.Read`, operations: ["GET /claims"] },
    { code: `${namespace}.Claim.Write`, operations: ["POST /claims"], write: true },
  ];
  const form = { namespace, content: contentOf({ ...said, points }), ownerId: owner?.id, subject };
  const made = read(await admin.send("POST", "/api/apis", form), 201, ApiReply);
  const { id } = made.api;
  await publishDraft(admin, made.api);
  return {
    ...{ id, namespace, secret: made.secret ?? "" },
    async publishes(said) {
      const { api } = read(await admin.send("GET", `/api/apis/${id}`), 200, ApiReply);
      const content = contentOf({ baseUrl: api.draft.baseUrl, ...said });
      const saved = await admin.send("PUT", `/api/apis/${id}/draft`, { content, revision: api.revision });
      return publishDraft(admin, read(saved, 200, ApiReply).api);
    },
  };
}

async function publishDraft(admin: Member, { id, revision }: { id: string; revision: number }) {
  const answer = await admin.send("POST", `/api/apis/${id}/publish`, { revision });
  return read(answer, 201, ApiPublishReply).version;
}

const both = (text: string) => ({ zh: text, en: text });

/** What an API says of itself, as a test names it. */
export function contentOf({
  name = "Expenses",
  baseUrl = "https://expenses.example.com",
  points = [],
}: Said) {
  return { name: both(name), provider: both("Finance"), baseUrl, points: points.map(pointOf) };
}

function pointOf({
  code,
  kind = "delegated",
  operations = [],
  name = `Use ${code.split(".").slice(1).join(" ")}`,
  ...point
}: OwnPoint) {
  const nature =
    kind === "application" ? { sensitive: true, risk: "high" } : { sensitive: false, risk: "low" };
  return {
    ...{ code, kind, write: false, ...nature, fields: [] },
    ...point,
    name: both(name),
    description: both("What this is for is said here."),
    operations: operations.map((operation) => {
      const [method, path] = operation.split(" ");
      return { method, path, name: both(operation) };
    }),
  };
}
