import { defineWords } from "../language/define-words.tsx";

export const usePreferenceWords = defineWords(
  {
    language: "语言",
    theme: "外观",
    themeSystem: "跟随系统",
    themeLight: "浅色",
    themeDark: "深色",
  },
  {
    language: "Language",
    theme: "Appearance",
    themeSystem: "System",
    themeLight: "Light",
    themeDark: "Dark",
  },
);
