import { defineWords } from "../../ui/language/define-words.tsx";

export const useConfirmationsWords = defineWords(
  {
    title: "免确认",
    lead: "会改变内容的操作，执行前都会先请本人确认。你可以让某个操作对所有人直接执行。",
    add: "添加操作",
    emptyTitle: "没有对所有人免确认的操作",
    emptyText: "每个会改变内容的操作都会先询问本人，或由本人选择不再询问。",
    addTitle: "对所有人免确认",
    addText:
      "组织里的每个人都不会再看到这个操作的确认卡片，它会直接以他们的名义执行。操作的内容变化后会重新询问。",
    assistant: "助理",
    operation: "操作",
    choose: "请选择",
    noOperations: "这个助理没有会改变内容的操作。",
    notPublished: "这个操作还没有发布，或已不存在。",
    submit: "免确认",
    added: "已添加",
  },
  {
    title: "Without asking",
    lead: "Before an operation changes something, the person is asked to confirm it. You can let one run for everyone without asking.",
    add: "Add an operation",
    emptyTitle: "Nothing runs without asking for everyone",
    emptyText: "Each person is asked before something is changed, unless they chose not to be.",
    addTitle: "Run without asking anyone",
    addText:
      "Nobody in the organisation sees the confirmation card of this operation any more: it runs in their name at once. An operation that changes asks again.",
    assistant: "Assistant",
    operation: "Operation",
    choose: "Choose",
    noOperations: "This assistant has no operation that changes something.",
    notPublished: "This operation is not published, or is gone.",
    submit: "Run without asking",
    added: "Added",
  },
);
