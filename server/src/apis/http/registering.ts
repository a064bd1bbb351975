import { z } from "zod";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { idSchema } from "../../platform/ids.ts";
import { registerApi } from "../apis.ts";
import { placesIn } from "../content.ts";
import { readerRoles } from "../policy.ts";
import { type Documents, proposalFor } from "./documents.ts";
import { ContentForm, Namespace, SubjectForm } from "./forms.ts";
import { ApiReply, shown } from "./shown.ts";
import { contentView, ProblemView } from "./views.ts";

const mebibyte = 1024 * 1024;
/** JSON escapes can double a document on the way here; the document itself is checked against its own limit. */
const bodyLimit = 40 * mebibyte;

const source = {
  document: z.string().min(1, "paste the API's OpenAPI document").optional(),
  url: z.string().trim().min(1).max(2048).optional().describe("Where the document is, in its place."),
};
const isOne = ({ document, url }: { document?: string | undefined; url?: string | undefined }) =>
  (document === undefined) !== (url === undefined);

const DocumentForm = z
  .object(source)
  .refine(isOne, { error: "give the document itself or its url", path: ["document"] })
  .transform(({ document = "", url }) => ({ source: url === undefined ? document : { url } }))
  .meta({
    id: "ApiDocument",
    description: "An OpenAPI document: itself, or the `url` to fetch it from, once.",
  });

const NewApiForm = z
  .object({
    namespace: Namespace.optional(),
    content: ContentForm.optional(),
    ...source,
    ownerId: idSchema("usr").optional().describe("Left out, whoever registers it."),
    subject: SubjectForm.default("user_id"),
  })
  .refine((form) => (form.content === undefined) === isOne(form), {
    error: "give its content, or a document or the url of one that proposes it",
    path: ["content"],
  })
  .refine(({ namespace, content }) => (namespace === undefined) === (content === undefined), {
    error: "give it with the content; a document proposes its own",
    path: ["namespace"],
  })
  .transform(({ document = "", url, namespace, content, ...form }) => ({
    ...form,
    source: url === undefined ? document : { url },
    given: namespace === undefined || content === undefined ? undefined : { namespace, content },
  }))
  .meta({
    id: "NewApi",
    description:
      "Its namespace and content by hand, or an OpenAPI document of which the proposal becomes the draft.",
  });

const ProposalView = z
  .object({
    namespace: z.string(),
    content: ContentForm,
    problems: z.array(ProblemView).describe("What is to be looked at before it is registered."),
    operations: z.number().describe("How many the document has."),
    covered: z.number().describe("How many of them a permission opens."),
  })
  .meta({ id: "ApiProposal", description: "What a document could be registered as." });

const postProposal = (documents: Documents) =>
  route({
    method: "POST",
    url: "/api/apis/proposal",
    operationId: "proposeApi",
    tag: "APIs",
    summary: "What an OpenAPI document proposes to register; nothing is kept",
    access: person(...readerRoles),
    audit: none("nothing is kept"),
    body: DocumentForm,
    bodyLimit,
    reply: [200, ProposalView],
    large: true,
    errors: ["import_failed", "too_many_attempts"],
    async handle(ctx, { caller, body }) {
      const { content, problems, ...proposal } = await proposalFor(ctx, caller, body.source, documents);
      return {
        ...proposal,
        content: contentView(content),
        problems: placesIn(problems, { within: "content", locale: caller.locale }),
      };
    },
  });

const postApi = (documents: Documents) =>
  route({
    method: "POST",
    url: "/api/apis",
    operationId: "registerApi",
    tag: "APIs",
    summary: "Register an API of the organisation's own; its secret is shown here and never again",
    access: person("admin"),
    audit: "api.registered",
    body: NewApiForm,
    bodyLimit,
    reply: [201, ApiReply.extend({ secret: z.string() })],
    large: true,
    errors: ["namespace_taken", "import_failed", "too_many_attempts"],
    async handle(ctx, { caller, body: { source, given, ...form } }) {
      const { namespace, content } = given ?? (await proposalFor(ctx, caller, source, documents));
      const { api, secret } = await registerApi(ctx, caller, { ...form, namespace, content });
      return { ...(await shown(ctx, caller, api)), secret: secret.reveal() };
    },
  });

export const registeringRoutes = (documents: Documents): Route[] => [
  postProposal(documents),
  postApi(documents),
];
