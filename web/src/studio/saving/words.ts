import { defineWords } from "../../ui/language/define-words.tsx";

export const useSavingWords = defineWords(
  {
    resting: "修改会自动保存",
    saving: "正在保存…",
    saved: "{time} 已保存到草稿",
    savedShort: "{time} 已保存",
    incomplete: "有内容待补充，尚未保存",
    incompleteShort: "尚未保存",
    failed: "未能保存",
    again: "重试",
  },
  {
    resting: "Changes save themselves",
    saving: "Saving…",
    saved: "Saved to the draft {time}",
    savedShort: "Saved {time}",
    incomplete: "Not saved: something is missing",
    incompleteShort: "Not saved yet",
    failed: "Could not save",
    again: "Try again",
  },
);
