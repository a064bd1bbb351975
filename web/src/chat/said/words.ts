import { defineWords } from "../../ui/language/define-words.tsx";

export const useSaidWords = defineWords(
  {
    edit: "编辑并重新发送",
    editing: "编辑消息",
    send: "重新发送",
    giveUp: "取消",
    note: "这条消息之后的内容将不再显示；要改动的内容会再次请你确认。",
    replaced: "已重新发送，原消息之后的内容不再显示。",
  },
  {
    edit: "Edit and send again",
    editing: "Edit your message",
    send: "Send again",
    giveUp: "Cancel",
    note: "What came after this message is no longer shown. What changes something is confirmed anew.",
    replaced: "Sent again. What came after the earlier message is no longer shown.",
  },
);
