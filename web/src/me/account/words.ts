import { defineWords } from "../../ui/language/define-words.tsx";

export const useAccountWords = defineWords(
  {
    title: "我的账号",
    looksTitle: "语言与外观",
    looksLead: "语言跟随你的账号；外观只保存在这台设备上。",
    passwordTitle: "修改密码",
    passwordLead: "保存后，你会在所有其他设备上退出登录。管理员看不到你的密码。",
    save: "修改密码",
    saved: "密码已修改。",
    noticesTitle: "与你的账号有关的事",
    noticesLead:
      "他人对你的账号做过什么。这里的记录不能删除。如果不是你要求的，请修改密码，并联系组织管理员。",
    none: "还没有。",
    more: "更多",
  },
  {
    title: "My account",
    looksTitle: "Language and appearance",
    looksLead: "The language goes with your account; the appearance stays on this device.",
    passwordTitle: "Change your password",
    passwordLead: "When you save, you are signed out everywhere else. No admin can see your password.",
    save: "Change password",
    saved: "Your password is changed.",
    noticesTitle: "What happened to your account",
    noticesLead:
      "What others did to it. Nothing of this list can be deleted. If you did not ask for it, change your password and talk to an administrator.",
    none: "Nothing so far.",
    more: "More",
  },
);
