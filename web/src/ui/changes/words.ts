import { defineWords } from "../language/define-words.tsx";

export const useChangeWords = defineWords(
  {
    created: "{application} {time}代你创建",
    changed: "{application} {time}代你修改",
    deleted: "{application} {time}代你删除",
    toConversation: "查看对话",
    undo: "撤回",
    undoOf: "撤回：{title}",
    undone: "已撤回",
    undoneOf: "已撤回“{title}”。",
    changedSince: "之后有过别的更改，不能再撤回",
    event: "日程",
    todo: "待办",
  },
  {
    created: "Created by {application} on your behalf, {time}",
    changed: "Changed by {application} on your behalf, {time}",
    deleted: "Deleted by {application} on your behalf, {time}",
    toConversation: "View conversation",
    undo: "Undo",
    undoOf: "Undo: {title}",
    undone: "Undone",
    undoneOf: "“{title}” is undone.",
    changedSince: "Changed since, so it cannot be undone any more",
    event: "Event",
    todo: "To-do",
  },
);
