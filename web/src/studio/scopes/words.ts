import { defineWords } from "../../ui/language/define-words.tsx";

export const useScopeWords = defineWords(
  {
    apply: "申请",
    applyAll: "申请全部未开通的权限（{count}）",
  },
  {
    apply: "Apply",
    applyAll: "Apply for all that are missing ({count})",
  },
);
