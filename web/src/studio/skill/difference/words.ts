import { defineWords } from "../../../ui/language/define-words.tsx";

export const useDifferenceWords = defineWords(
  {
    title: "与已发布的版本 {version} 对比",
    untitled: "与已发布对比",
    never: "这个能力还没有发布过。",
    same: "与已发布的内容相同。",
    published: "已发布",
    draft: "编辑器中",
  },
  {
    title: "Compared to version {version}",
    untitled: "Compared to what is published",
    never: "This skill was not published yet.",
    same: "Nothing differs from what is published.",
    published: "Published",
    draft: "In the editor",
  },
);
