import { defineWords } from "../ui/language/define-words.tsx";

export const useSignInWords = defineWords(
  {
    title: "登录 Behalf",
    lead: "由你授权，助理代你办事。",
    account: "账号",
    password: "密码",
    show: "显示密码",
    hide: "隐藏密码",
    submit: "登录",
    wrong: "账号或密码不正确。",
    locked: "尝试次数过多，请在 {time} 后重试。",
    unlocked: "现在可以重试了。",
    expired: "登录已过期，请重新登录；草稿已保留。",
    accountMissing: "请填写账号。",
    passwordMissing: "请填写密码。",
  },
  {
    title: "Sign in to Behalf",
    lead: "Assistants that act for you, with your permission.",
    account: "Account",
    password: "Password",
    show: "Show password",
    hide: "Hide password",
    submit: "Sign in",
    wrong: "The account or the password is not right.",
    locked: "Too many attempts. Try again in {time}.",
    unlocked: "You can try again now.",
    expired: "Your session has expired. Sign in again; your draft is kept.",
    accountMissing: "Enter your account.",
    passwordMissing: "Enter your password.",
  },
);
