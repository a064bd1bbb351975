import { builtIn } from "../../permissions/index.ts";
import { lookOf } from "./look.ts";

export const isNamespace = (text: string): boolean => /^[A-Z][A-Za-z0-9]{1,31}$/.test(text);

/** Of a name that a person could take for the platform's, or for whoever it speaks the language of. */
const ours = [
  ...["Behalf", "Platform", "System", "Official", "Admin", "Administrator", "Root", "Console", "Studio"],
  ...["OAuth", "OAuth2", "OpenId", "Oidc", "Auth", "Token", "Consent", "Grant", "Security", "Mcp", "Snsapi"],
  ...[
    "Qyapi",
    "Dingtalk",
    "Ding",
    "Dtalk",
    "Contacts",
    "Calendars",
    "Todos",
    "Documents",
    "Assistant",
    "Directory",
  ],
];

const taken = new Set([...ours, ...builtIn.map(({ code }) => code.split(/[._]/)[0] ?? "")].map(lookOf));

/** Whether the first part of codes is the platform's own, or looks like it. */
export const isOurs = (namespace: string): boolean => taken.has(lookOf(namespace));
