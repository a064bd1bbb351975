import { defineWords } from "../ui/language/define-words.tsx";

export const useOwnPasswordWords = defineWords(
  {
    title: "设置你自己的密码",
    neededLead:
      "你现在的密码由他人设置。在你换成只有自己知道的密码之前，不能做其他任何事，你以前的授权也暂停使用。",
    given: "他人给你的密码",
    submit: "保存并继续",
    signOut: "退出登录",
    linkLead: "管理员为你生成了这个链接，只能使用一次。保存后，你会在所有其他设备上退出登录。",
    overTitle: "这个链接不能用了",
    overText: "它可能已被使用、已被新的链接取代，或者已超过 24 小时。请向管理员要一个新的。",
    toSignIn: "去登录",
    doneTitle: "密码已设置",
    done: "你的账号是“{account}”。",
  },
  {
    title: "Set your own password",
    neededLead:
      "Somebody else gave you the password you have. Until you change it to one that you alone know you can do nothing else, and what you allowed before rests.",
    given: "The password you were given",
    submit: "Save and go on",
    signOut: "Sign out",
    linkLead:
      "An admin made this link for you. It works once. When you save, you are signed out everywhere else.",
    overTitle: "This link does not work",
    overText:
      "It may have been used, or another one took its place, or its 24 hours are over. Ask an admin for a new one.",
    toSignIn: "Sign in",
    doneTitle: "Your password is set",
    done: "Your account is “{account}”.",
  },
);
