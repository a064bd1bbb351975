import { EditorState, type Extension } from "@codemirror/state";

/** What the editor's own parts say; English is what they bring. */
const zh = {
  Find: "查找",
  Replace: "替换为",
  next: "下一个",
  previous: "上一个",
  all: "全选",
  "match case": "区分大小写",
  regexp: "正则表达式",
  "by word": "整词",
  replace: "替换",
  "replace all": "全部替换",
  close: "关闭",
  "current match": "当前匹配",
  "replaced $ matches": "已替换 $ 处",
  "replaced match on line $": "已替换第 $ 行的匹配",
  "on line": "行",
  "Fold line": "折叠",
  "Unfold line": "展开",
  "folded code": "已折叠的内容",
  unfold: "展开",
  to: "到",
  Completions: "可以填写的内容",
  "No diagnostics": "没有问题",
  "Go to line": "转到行",
  go: "前往",
  "$ unchanged lines": "$ 行相同",
  "Control character": "控制字符",
};

export const phrasesIn = (language: "zh" | "en"): Extension =>
  language === "zh" ? EditorState.phrases.of(zh) : [];
