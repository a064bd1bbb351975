import { defineWords } from "./language/define-words.tsx";

export const useUiWords = defineWords(
  {
    cancel: "取消",
    close: "关闭",
    copy: "复制",
    copied: "已复制",
    copyFailed: "无法复制，请手动选择文本",
    loading: "加载中…",
    retry: "重试",
    failed: "出错了",
    network: "无法连接服务器。请检查网络后重试。",
    requestId: "请求编号",
    dismiss: "关闭提示",
    helpFor: "查看 {code} 的说明（在新标签页打开）",
  },
  {
    cancel: "Cancel",
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "Could not copy. Select the text instead.",
    loading: "Loading…",
    retry: "Try again",
    failed: "Something went wrong",
    network: "The server did not answer. Check the connection and try again.",
    requestId: "Request id",
    dismiss: "Dismiss",
    helpFor: "Help for {code} (opens in a new tab)",
  },
);
