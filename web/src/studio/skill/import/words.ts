import { defineWords } from "../../../ui/language/define-words.tsx";

export const useImportWords = defineWords(
  {
    fromUrl: "从 URL 导入",
    fromFile: "从文件导入",
    sample: "导入示例",
    sampleTitle: "选择一个示例",
    address: "OpenAPI 文档的地址",
    addressHint: "由平台读取，不超过 16 MiB。导入后只会放进编辑器，不会自动保存。",
    addressWrong: "请填写以 https:// 或 http:// 开头的网址。",
    import: "导入",
    importing: "正在读取…",
    replaceTitle: "替换编辑器里未保存的内容？",
    replaceText: "你写的内容还没有保存。替换后，可以用“撤销”找回。",
    replace: "替换",
  },
  {
    fromUrl: "Import from URL",
    fromFile: "Import a file",
    sample: "Import a sample",
    sampleTitle: "Choose a sample",
    address: "Address of the OpenAPI document",
    addressHint: "The platform reads it, up to 16 MiB. It only goes into the editor; nothing is saved yet.",
    addressWrong: "Enter an address that begins with https:// or http://.",
    import: "Import",
    importing: "Reading…",
    replaceTitle: "Replace what you have not saved?",
    replaceText: "What you wrote is not saved yet. After replacing it, “Undo” brings it back.",
    replace: "Replace",
  },
);
