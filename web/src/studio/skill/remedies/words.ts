import { defineWords } from "../../../ui/language/define-words.tsx";

export const useRemedyWords = defineWords(
  {
    convert: "转换",
    convertText: "转换成 OpenAPI 3，放进编辑器供检查。不会保存，可以撤销。",
    address: "服务地址",
    addressHint: "会写入文件的 servers。没有路径时，沿用文件里的路径。",
    addressWrong: "请填写以 https:// 或 http:// 开头的网址。",
    notWritten: "无法写入这个文件，请在编辑器中修改 servers。",
    write: "写入文件",
  },
  {
    convert: "Convert",
    convertText:
      "Makes it OpenAPI 3, in the editor, to look through. Nothing is saved, and it can be undone.",
    address: "Service address",
    addressHint: "It is written into the file’s servers. Without a path it gets the path of the file.",
    addressWrong: "Enter an address that begins with https:// or http://.",
    notWritten: "It cannot be written into this file: change “servers” in the editor.",
    write: "Write into the file",
  },
);
