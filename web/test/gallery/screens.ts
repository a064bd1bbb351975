import type { Page } from "playwright-core";
import { asking, callback, registers } from "../../../server/test/world/browser-flow.ts";
import type { Member } from "../../../server/test/world/member.ts";
import { apis } from "./api-screens.ts";
import type { Ground, Who } from "./ground.ts";
import { office } from "./office.ts";

export type Language = "zh" | "en";

/** One screen in one of its states: who sees it, where, and what is done before it is looked at. */
export interface Screen {
  /** `area/state`; the area is the folder of web/src that shows it. */
  name: string;
  who: Who;
  /** Its address. What must have happened on the server has happened when it is answered. */
  path(ground: Ground, language: Language): string | Promise<string>;
  /** What the person does there first. */
  prepare?(page: Page, language: Language): Promise<void>;
  /** It shows that something failed: a refusal in the browser's console is no fault of the page. */
  failing?: true;
}

const at = (path: string) => () => path;

/** A conversation of the member's with the office assistant that has come as far as `then` brings it. */
const talk =
  (phrase: keyof typeof office.phrases, then: (who: Member, run: Run) => Promise<unknown> = async () => {}) =>
  async ({ people: { member }, office: assistant }: Ground, language: Language) => {
    const conversation = await member.startsConversation(assistant);
    const run = await member.says(conversation, office.phrases[phrase][language]);
    await then(member, run);
    return `/chat/${conversation.id}`;
  };

type Run = Awaited<ReturnType<Member["says"]>>;

const press = (name: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
};

const entrance: Screen[] = [
  { name: "sign-in/form", who: "nobody", path: at("/sign-in") },
  {
    name: "sign-in/missing",
    who: "nobody",
    path: at("/sign-in"),
    prepare: (page) => page.locator("form button[type=submit]").click(),
  },
  {
    name: "sign-in/wrong",
    who: "nobody",
    path: at("/sign-in"),
    failing: true,
    async prepare(page) {
      await page.locator("input[autocomplete=username]").fill("nobody-here");
      await page.locator("input[type=password]").fill("not the password");
      await page.keyboard.press("Enter");
      await page.locator("[aria-invalid=true], [role=alert]").first().waitFor();
    },
  },
  {
    name: "sign-in/expired",
    who: "nobody",
    path: at("/sign-in"),
    async prepare(page) {
      await page.evaluate(() => localStorage.setItem("behalf.signed-in", "true"));
      await page.goto("/sign-in?reason=expired");
    },
  },
  { name: "sign-in/link-over", who: "nobody", path: at("/set-password") },
  { name: "sign-in/set-password", who: "nobody", path: at("/set-password#org_x.token") },
];

/** An application of the builder's sends the member here. */
const sent =
  (given: Record<string, string>) =>
  async ({ people: { builder }, office: assistant }: Ground) => {
    await registers(builder, assistant, [callback]);
    return `/oauth2/auth?${asking(assistant, given)}`;
  };

const authorise: Screen[] = [
  { name: "authorise/asked", who: "member", path: sent({ scope: "openid corpid" }) },
  {
    name: "authorise/other-organisation",
    who: "member",
    path: sent({ scope: "openid corpid", corpId: "ding0" }),
  },
  { name: "authorise/gone", who: "member", path: at("/oauth2/auth/aur_gone"), failing: true },
  { name: "authorise/no-way", who: "member", path: at("/oauth2/auth"), failing: true },
];

const chat: Screen[] = [
  { name: "chat/choose", who: "member", path: at("/chat") },
  { name: "chat/empty", who: "member", path: ({ office: { id } }) => `/chat?assistant=${id}` },
  { name: "chat/card", who: "member", path: talk("meetings") },
  {
    name: "chat/card-all",
    who: "member",
    path: talk("meetings"),
    prepare: press(/^(查看清单|See the list)$/),
  },
  {
    name: "chat/card-offline",
    who: "member",
    path: talk("meetings"),
    failing: true,
    async prepare(page) {
      await page.context().setOffline(true);
      await page
        .getByText(/连接已断开|Connection lost/)
        .filter({ visible: true })
        .first()
        .waitFor();
    },
  },
  { name: "chat/denied", who: "member", path: talk("meetings", (who, run) => who.denies(run)) },
  {
    name: "chat/answer",
    who: "member",
    path: talk("meetings", (who, run) => who.allows(run, { duration: "once" })),
  },
  {
    name: "chat/steps",
    who: "member",
    path: talk("meetings", (who, run) => who.allows(run, { duration: "once" })),
    prepare: press(/^(已允许并完成|Allowed and done)/),
  },
  {
    name: "chat/requests",
    who: "member",
    path: talk("meetings", (who, run) => who.allows(run, { duration: "once" })),
    prepare: press(/^(查看请求|View requests)$/),
  },
  {
    name: "chat/partly",
    who: "member",
    path: talk("meetings", (who, run) =>
      who.allows(run, { duration: "once", scopes: ["Contact.User.Read"] }),
    ),
  },
  { name: "chat/confirm", who: "member", path: talk("addTodo") },
  {
    name: "chat/confirm-edit",
    who: "member",
    path: talk("addTodo"),
    prepare: press(/^(修改|Edit)$/),
  },
  {
    name: "chat/confirm-invalid",
    who: "member",
    path: talk("addTodo"),
    async prepare(page) {
      await press(/^(修改|Edit)$/)(page);
      await page.getByLabel(/要做的事|What is to be done/).fill("");
      await page.keyboard.press("Tab");
    },
  },
  { name: "chat/confirm-delete", who: "member", path: talk("deleteTodo") },
  { name: "chat/confirmed", who: "member", path: talk("addTodo", (who, run) => who.confirms(run)) },
  { name: "chat/cancelled", who: "member", path: talk("addTodo", (who, run) => who.cancelsCall(run)) },
  { name: "chat/failed", who: "member", path: talk("report") },
  { name: "chat/gone", who: "member", path: at("/chat/cnv_nothing"), failing: true },
];

const own: Screen[] = [
  { name: "me/authorisations", who: "holder", path: at("/me/authorisations") },
  {
    name: "me/authorisation",
    who: "holder",
    path: async ({ people: { holder } }) => `/me/authorisations?grant=${(await holder.grants())[0]?.id}`,
  },
  {
    name: "me/revoke",
    who: "holder",
    path: async ({ people: { holder } }) => `/me/authorisations?grant=${(await holder.grants())[0]?.id}`,
    prepare: press(/^(撤销授权…|Revoke…)$/),
  },
  { name: "me/authorisation-gone", who: "member", path: at("/me/authorisations?grant=gra_gone") },
  { name: "me/authorisations-empty", who: "member", path: at("/me/authorisations") },
  { name: "me/account", who: "member", path: at("/me/account") },
];

const studio: Screen[] = [
  { name: "studio/assistants", who: "builder", path: at("/studio") },
  { name: "studio/new", who: "builder", path: at("/studio"), prepare: press(/^(新建助理|New assistant)$/) },
  { name: "studio/analytics", who: "builder", path: ({ office: { id } }) => `/studio/${id}/analytics` },
  {
    name: "studio/trial",
    who: "builder",
    path: ({ office: { id } }) => `/studio/${id}`,
    // A phone has it behind a button.
    async prepare(page, language) {
      const composer = page.getByPlaceholder(/用草稿试一句|Say something to the draft/);
      if (!(await composer.isVisible())) await page.getByRole("radio", { name: /^(试用|Try it)$/ }).click();
      await composer.fill(office.phrases.meetings[language]);
      await page.keyboard.press("Enter");
      await press(/^(允许访问|Allow)$/)(page);
      await page.getByText(/内容由 AI 生成|Written by AI/).waitFor();
    },
  },
  { name: "studio/assistant", who: "builder", path: ({ office: { id } }) => `/studio/${id}` },
  ...["words", "planning", "permissions", "versions", "settings"].map(
    (tab): Screen => ({
      name: `studio/${tab}`,
      who: "builder",
      path: ({ office: { id } }) => `/studio/${id}?tab=${tab}`,
    }),
  ),
  { name: "studio/draft", who: "builder", path: ({ draft: { id } }) => `/studio/${id}` },
  {
    name: "studio/publish",
    who: "builder",
    path: ({ office: { id } }) => `/studio/${id}`,
    prepare: press(/^(发布|Publish)/),
  },
  {
    name: "studio/skill",
    who: "builder",
    path: ({ office: { id }, skillIds }) => `/studio/${id}/skills/${skillIds.office}`,
  },
  {
    name: "studio/skill-problems",
    who: "builder",
    path: ({ draft: { id }, skillIds }) => `/studio/${id}/skills/${skillIds.draft}`,
  },
  { name: "studio/skill-new", who: "builder", path: ({ draft: { id } }) => `/studio/${id}/skills/new` },
];

const consoles: Screen[] = [
  { name: "console/applications", who: "builder", path: at("/console") },
  ...["credentials", "permissions", "requests", "stream", "redirects", "webhooks"].map(
    (tab): Screen => ({
      name: `console/${tab}`,
      who: "builder",
      path: ({ office: { applicationId } }) => `/console/${applicationId}?tab=${tab}`,
    }),
  ),
  {
    name: "console/new",
    who: "builder",
    path: at("/console"),
    prepare: press(/^(新建应用|New application)$/),
  },
  {
    name: "console/rotate",
    who: "builder",
    path: ({ office: { applicationId } }) => `/console/${applicationId}?tab=credentials`,
    prepare: press(/^(重新生成密钥|Make a new secret)$/),
  },
  {
    name: "console/permissions-chosen",
    who: "builder",
    path: ({ office: { applicationId } }) => `/console/${applicationId}?tab=permissions`,
    async prepare(page) {
      const ticks = page.getByRole("checkbox", { disabled: false }).filter({ visible: true });
      await ticks.nth(-2).click();
      await ticks.last().click();
    },
  },
  {
    name: "console/request",
    who: "builder",
    path: ({ office: { applicationId } }) => `/console/${applicationId}?tab=requests`,
    prepare: (page) => page.getByRole("link", { name: /503/ }).first().click(),
  },
];

const admin: Screen[] = [
  ...["approvals", "people", "applications", "assistants", "confirmations", "model", "roles", "audit"].map(
    (page): Screen => ({ name: `admin/${page}`, who: "admin", path: at(`/admin/${page}`) }),
  ),
  {
    name: "admin/approve",
    who: "admin",
    path: at("/admin/approvals"),
    prepare: press(/^(批准|Approve)$/),
  },
  { name: "admin/approved", who: "admin", path: at("/admin/approvals?status=approved") },
  {
    name: "admin/person-new",
    who: "admin",
    path: at("/admin/people"),
    prepare: press(/^(添加成员|Add a person)$/),
  },
  {
    name: "admin/application",
    who: "admin",
    path: ({ office: { applicationId } }) => `/admin/applications?open=${applicationId}`,
  },
  { name: "admin/assistant", who: "admin", path: ({ office: { id } }) => `/admin/assistants?open=${id}` },
  { name: "admin/set-up", who: "admin", path: at("/set-up#bhf_0") },
  { name: "admin/audit-event", who: "admin", path: at("/admin/audit?open=5") },
  { name: "admin/audit-nothing", who: "admin", path: at("/admin/audit?q=nothing-such") },
];

const edges: Screen[] = [
  { name: "app/not-found", who: "member", path: at("/nothing/here") },
  { name: "app/forbidden-studio", who: "member", path: at("/studio") },
  { name: "app/forbidden-admin", who: "member", path: at("/admin") },
  {
    name: "app/offline",
    who: "member",
    path: at("/me/account"),
    failing: true,
    async prepare(page) {
      await page.context().setOffline(true);
      await page.locator('a[href="/me/authorisations"]').filter({ visible: true }).first().click();
      await page
        .getByText(/连接已断开|Connection lost/)
        .filter({ visible: true })
        .first()
        .waitFor();
    },
  },
  {
    name: "app/palette",
    who: "builder",
    path: at("/console"),
    prepare: (page) => page.keyboard.press("ControlOrMeta+k"),
  },
  {
    name: "app/account-menu",
    who: "member",
    path: at("/chat"),
    // A phone has it in the sidebar, which is behind a button.
    async prepare(page) {
      const menu = page.getByRole("button", { name: /^(账号菜单|Account menu)/ });
      if (!(await menu.isVisible())) await press(/^(打开侧栏|Open the sidebar)$/)(page);
      await menu.click();
    },
  },
  { name: "help/guides", who: "builder", path: at("/help") },
  { name: "help/search", who: "member", path: at("/help?q=令牌") },
  { name: "help/guide", who: "builder", path: at("/help/builder") },
  { name: "help/unknown", who: "member", path: at("/help/nothing") },
  { name: "help/codes", who: "builder", path: at("/help/lint") },
  { name: "help/code", who: "builder", path: at("/help/lint/scope_not_approved") },
];

const agenda: Screen[] = [
  {
    name: "agenda/week",
    who: "member",
    async path({ people: { member } }) {
      await member.send("POST", "/api/todos", {
        subject: "Send the report",
        dueAt: new Date().toISOString(),
      });
      return "/agenda";
    },
  },
  { name: "agenda/day", who: "member", path: at("/agenda?view=day") },
  { name: "agenda/month", who: "member", path: at("/agenda?view=month") },
  { name: "agenda/empty", who: "member", path: at("/agenda?date=2020-02-01") },
  { name: "agenda/todos", who: "member", path: at("/agenda?tab=todos") },
  {
    name: "agenda/new-todo",
    who: "member",
    path: at("/agenda?tab=todos"),
    prepare: press(/^(新建待办|New to-do)$/),
  },
  {
    name: "agenda/change-todo",
    who: "member",
    path: at("/agenda?tab=todos"),
    prepare: press(/^(?:修改：|Change: )Send the report$/),
  },
  { name: "agenda/gone", who: "member", path: at("/agenda?event=evt_0"), failing: true },
];

/** Every screen there is, in every state worth looking at. Whoever adds one adds it here. */
export const screens: readonly Screen[] = [
  ...entrance,
  ...authorise,
  ...chat,
  ...own,
  ...agenda,
  ...studio,
  ...consoles,
  ...admin,
  ...apis,
  ...edges,
];
