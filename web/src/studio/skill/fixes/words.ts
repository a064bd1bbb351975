import { defineWords } from "../../../ui/language/define-words.tsx";

export const useFixWords = defineWords(
  {
    changeTo: "改为 {scope}",
    apply: "申请此权限",
    addCode: "添加授权码参数",
    addConfirm: "添加 params-confirm",
  },
  {
    changeTo: "Change to {scope}",
    apply: "Apply for this permission",
    addCode: "Add the code parameter",
    addConfirm: "Add params-confirm",
  },
);
