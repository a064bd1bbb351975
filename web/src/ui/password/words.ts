import { defineWords } from "../language/define-words.tsx";

export const usePasswordWords = defineWords(
  {
    current: "当前密码",
    next: "新密码",
    repeat: "再次输入新密码",
    hint: "至少 8 个字符。只有你自己知道。",
    show: "显示密码",
    hide: "隐藏密码",
    missing: "请填写当前密码。",
    short: "至少 8 个字符。",
    differs: "两次输入的密码不一致。",
    same: "请换一个与当前不同的密码。",
    wrong: "当前密码不正确。",
  },
  {
    current: "Current password",
    next: "New password",
    repeat: "New password again",
    hint: "At least 8 characters, known to you alone.",
    show: "Show password",
    hide: "Hide password",
    missing: "Enter your current password.",
    short: "At least 8 characters.",
    differs: "The two are not the same.",
    same: "Choose another one than the current.",
    wrong: "This is not your current password.",
  },
);
