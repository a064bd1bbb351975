import { useNavigate } from "@tanstack/react-router";
import { useApplications } from "../../api/applications.ts";
import { useAssistants } from "../../api/assistants.ts";
import { useConversationList } from "../../api/conversation-list.ts";
import { useGrants } from "../../api/grants.ts";
import { useChangeLocale, useSession, useSignOut } from "../../api/session.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { setLanguage, useLanguage } from "../../ui/language/language.ts";
import { setTheme } from "../../ui/preferences/theme.ts";
import { plainLine } from "../../ui/text.ts";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { type Entry, named } from "./find-entries.ts";
import { helpPages, mayOpen, pages } from "./page-entries.ts";
import { usePaletteWords } from "./words.ts";

/** Everything there is to find for this person; conversations are searched for by the server. */
export function useEntries(q: string, onShortcuts: () => void): Entry[] {
  return [
    ...useActions(onShortcuts),
    ...usePages(),
    ...useConversations(q),
    ...useTheAssistants(),
    ...useTheApplications(),
    ...useTheGrants(),
  ];
}

function useActions(onShortcuts: () => void): Entry[] {
  const navigate = useNavigate();
  const language = useLanguage();
  const failureText = useFailureText();
  const changeLocale = useChangeLocale();
  const signOut = useSignOut();
  const failing = { onError: (error: unknown) => toast.failure(failureText(error)) };
  const speak = (next: "zh" | "en") => () => {
    setLanguage(next);
    changeLocale.mutate(next, failing);
  };
  const action = (id: string, zh: string, en: string, act: () => void): Entry => ({
    id: `do ${id}`,
    group: "actions",
    ...named({ zh, en }, language),
    act,
  });
  return [
    action("new", "新对话", "New conversation", () => void navigate({ to: "/chat" })),
    language === "zh"
      ? action("english", "切换到英文 English", "Switch to English", speak("en"))
      : action("chinese", "切换到中文", "Switch to Chinese 中文", speak("zh")),
    action("dark", "深色外观", "Dark appearance", () => setTheme("dark")),
    action("light", "浅色外观", "Light appearance", () => setTheme("light")),
    action("system", "跟随系统外观", "Appearance of the system", () => setTheme("system")),
    action(
      "revoke",
      "撤销授权",
      "Revoke an authorisation",
      () => void navigate({ to: "/me/authorisations" }),
    ),
    action("shortcuts", "快捷键", "Keyboard shortcuts", onShortcuts),
    action("sign-out", "退出登录", "Sign out", () => signOut.mutate(undefined, failing)),
  ];
}

function usePages(): Entry[] {
  const navigate = useNavigate();
  const language = useLanguage();
  const { roles } = useSession().user;
  const entry = (group: Entry["group"]) => (page: (typeof pages)[number]) => ({
    id: `page ${page.id}`,
    group,
    ...named(page.name, language),
    act: () => void navigate(page.link),
  });
  return [
    ...pages.filter((page) => mayOpen(page, roles)).map(entry("places")),
    ...helpPages.map(entry("help")),
  ];
}

function useConversations(q: string): Entry[] {
  const say = usePaletteWords();
  const navigate = useNavigate();
  const spoken = useSpokenName();
  return (useConversationList(q).conversations ?? []).map(
    ({ id, title, assistantName, waitsFor, found }) => ({
      id,
      group: "conversations",
      label: plainLine(title) || say("untitled"),
      also: [],
      note: waitsFor === null ? (found === null ? spoken(assistantName) : plainLine(found)) : say("waiting"),
      act: () => void navigate({ to: "/chat/$conversationId", params: { conversationId: id } }),
    }),
  );
}

/** To talk to, and for whoever builds them to work on. */
function useTheAssistants(): Entry[] {
  const language = useLanguage();
  const navigate = useNavigate();
  const spoken = useSpokenName();
  const talkTo = {
    zh: (name: string) => `与“${name}”开始对话`,
    en: (name: string) => `New conversation with “${name}”`,
  };
  const edit = { zh: (name: string) => `搭建“${name}”`, en: (name: string) => `Build “${name}”` };
  return (useAssistants().data ?? []).flatMap(({ id, name, published, disabled, mine }): Entry[] => {
    const entry = (kind: string, say: Record<"zh" | "en", (name: string) => string>, called: string) => ({
      id: `${kind} ${id}`,
      group: "assistants" as const,
      label: say[language](spoken(called)),
      also: [plainLine(called), say.zh(plainLine(called)), say.en(plainLine(called))],
    });
    return [
      ...(published !== null && !disabled
        ? [
            {
              ...entry("talk", talkTo, published.name),
              act: () => void navigate({ to: "/chat", search: { assistant: id } }),
            },
          ]
        : []),
      ...(mine
        ? [
            {
              ...entry("build", edit, name),
              act: () => void navigate({ to: "/studio/$assistantId", params: { assistantId: id } }),
            },
          ]
        : []),
    ];
  });
}

function useTheApplications(): Entry[] {
  const navigate = useNavigate();
  const spoken = useSpokenName();
  const { roles } = useSession().user;
  const { data = [] } = useApplications(roles.some((role) => role !== "member"));
  return data.map(({ id, name, clientId }) => ({
    id: `app ${id}`,
    group: "applications",
    label: spoken(name),
    also: [plainLine(name), clientId],
    act: () => void navigate({ to: "/console/$applicationId", params: { applicationId: id } }),
  }));
}

function useTheGrants(): Entry[] {
  const navigate = useNavigate();
  const spoken = useSpokenName();
  return (useGrants().data ?? []).map(({ id, application, skill, scopes }) => ({
    id: `grant ${id}`,
    group: "grants",
    label: spoken(skill === null ? application.name : skill.title),
    also: [application.name, skill?.title ?? "", ...scopes.map(({ code }) => code)],
    note: spoken(application.name),
    act: () => void navigate({ to: "/me/authorisations", search: { grant: id } }),
  }));
}
