import { z } from "zod";
import { KeptSecretView } from "../../applications/index.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { Named, Severity, Time, Words } from "../../platform/http/schemas.ts";
import type { Api, ApiContent, ApiVersion, KeptSecret, ListedApi } from "../api.ts";
import { placesIn } from "../content.ts";
import { pointChanges } from "../difference/difference.ts";
import type { Opening } from "../difference/opening.ts";
import { mayEdit } from "../policy.ts";
import type { Compared } from "../publishing/preview.ts";
import { ContentForm, OperationForm, SubjectForm } from "./forms.ts";

const common = {
  id: z.string().describe("What it presents, with a secret, when it asks what a token may do."),
  namespace: z.string(),
  owner: Named,
  subject: SubjectForm,
  publishedNumber: z
    .number()
    .nullable()
    .describe("Its latest version; null: nobody can be asked for it yet."),
  createdAt: Time,
};

export const ListedApiView = z
  .object({ ...common, name: Words, provider: Words, baseUrl: z.string(), points: z.number() })
  .meta({ id: "ListedApi", description: "By what is published of it, or by its draft before that." });

export const ApiView = z
  .object({
    ...common,
    draft: ContentForm.describe("What the next version says."),
    revision: z.number().describe("Of the draft: it is given with each change of it."),
    published: ContentForm.nullable(),
    secrets: z.array(KeptSecretView).nullable().describe("For an admin and its owner."),
  })
  .meta({ id: "Api", description: "An API of the organisation's own." });

export const VersionView = z
  .object({ number: z.number(), notes: z.string(), points: z.number(), at: Time, by: Named })
  .meta({ id: "ApiVersion" });

export const ProblemView = z
  .object({ path: z.string().describe("`draft.points.3.code`"), severity: Severity, message: z.string() })
  .meta({ id: "ApiProblem", description: "What is wrong at a place of an API's content." });

const PointChangeView = z.enum(pointChanges).meta({
  id: "ApiPointChange",
  description:
    "What a version does to a permission. `opens_more`: what people allowed of it rests until they have seen it; `words`: only what is said of it is different.",
});

export const PublishedVersion = z
  .object({
    number: z.number(),
    points: z.array(z.object({ code: z.string(), change: PointChangeView })),
  })
  .meta({ id: "PublishedApiVersion" });

const OpeningView = z
  .object({
    operations: z.array(OperationForm),
    fields: z.array(z.string()),
    write: z.boolean().describe("It changes something, and only reads in the other."),
    baseUrl: z.string().nullable().describe("Where its requests go, where that is elsewhere."),
  })
  .meta({ id: "ApiOpening", description: "What a permission opens in one version beyond another." });

const PointDifferenceView = z
  .object({
    code: z.string(),
    name: Words,
    change: PointChangeView,
    opened: OpeningView,
    closed: OpeningView,
    said: z
      .array(z.enum(["name", "description", "sensitive", "risk"]))
      .describe("What is said of it otherwise."),
    people: z.number().describe("How many allow it now."),
  })
  .meta({ id: "ApiPointDifference" });

export const DifferenceView = z
  .object({
    from: z.number().describe("A version; 0 for nothing."),
    to: z.number().nullable().describe("A version; null for the draft."),
    renamed: z.boolean().describe("It or its provider has another name."),
    baseUrl: z.object({ before: z.string(), after: z.string() }).nullable(),
    points: z.array(PointDifferenceView),
    problems: z.array(ProblemView).describe("What keeps the draft from being published."),
  })
  .meta({ id: "ApiDifference" });

const commonOf = ({
  id,
  namespace,
  ownerId,
  ownerName,
  subject,
  publishedNumber,
  createdAt,
}: Omit<Api, "draft" | "revision">) => ({
  ...{ id, namespace, subject, publishedNumber },
  owner: { id: ownerId, name: ownerName },
  createdAt: createdAt.toISOString(),
});

export function listedView(api: ListedApi): z.input<typeof ListedApiView> {
  const { name, provider, baseUrl, points } = api;
  return { ...commonOf(api), name, provider, baseUrl, points };
}

interface Shown {
  published: ApiContent | null;
  secrets: readonly KeptSecret[];
}

export function apiView(
  caller: PersonPrincipal,
  api: Api,
  { published, secrets }: Shown,
): z.input<typeof ApiView> {
  return {
    ...commonOf(api),
    draft: contentView(api.draft),
    revision: api.revision,
    published: published && contentView(published),
    secrets: mayEdit(caller, api) ? secrets.map(secretView) : null,
  };
}

export const contentView = ({ points, ...content }: ApiContent): z.input<typeof ContentForm> => ({
  ...content,
  points: points.map(({ operations, fields, ...point }) => ({
    ...point,
    operations: [...operations],
    fields: [...fields],
  })),
});

const secretView = ({ createdAt, lastUsedAt, endsAt }: KeptSecret): z.input<typeof KeptSecretView> => ({
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});

export const versionView = ({ at, ...version }: ApiVersion): z.input<typeof VersionView> => ({
  ...version,
  at: at.toISOString(),
});

const openingView = ({ operations, fields, ...opening }: Opening): z.input<typeof OpeningView> => ({
  ...opening,
  operations: [...operations],
  fields: [...fields],
});

export function differenceView(
  { points, people, problems, ...compared }: Compared,
  locale: PersonPrincipal["locale"],
): z.input<typeof DifferenceView> {
  return {
    ...compared,
    points: points.map(({ opened, closed, ...point }) => ({
      ...point,
      opened: openingView(opened),
      closed: openingView(closed),
      people: people.get(point.code) ?? 0,
    })),
    problems: placesIn(problems, { within: "draft", locale }),
  };
}
