import { defineWords } from "../ui/language/define-words.tsx";

export const useSetUpWords = defineWords(
  {
    title: "欢迎使用 Behalf",
    lead: "创建组织和第一位管理员。这个链接只能使用一次。",
    organisation: "组织名称",
    organisationHint: "授权卡片上会显示：由谁提供。",
    account: "管理员账号",
    accountHint: "登录用，2–64 个字母、数字或 . _ @ -。",
    name: "姓名",
    password: "密码",
    passwordHint: "至少 8 个字符。",
    missing: "请填写此项。",
    accountWrong: "请填写 2–64 个字母、数字或 . _ @ -。",
    submit: "创建并开始使用",
    goneTitle: "这个链接不能用了",
    goneText:
      "它可能已被使用，或者不完整。请使用服务启动时打印的完整链接；如果已经创建过组织，直接登录即可。",
    signIn: "去登录",
  },
  {
    title: "Welcome to Behalf",
    lead: "Create the organisation and its first admin. This link works once.",
    organisation: "Organisation",
    organisationHint: "Consent cards show it as the provider.",
    account: "Admin’s account",
    accountHint: "For signing in: 2–64 letters, digits or . _ @ -",
    name: "Name",
    password: "Password",
    passwordHint: "At least 8 characters.",
    missing: "Fill this in.",
    accountWrong: "Enter 2–64 letters, digits or . _ @ -",
    submit: "Create and begin",
    goneTitle: "This link does not work",
    goneText:
      "It may have been used, or is not complete. Use the whole link that was printed at start; if the organisation was made already, sign in.",
    signIn: "Sign in",
  },
);
