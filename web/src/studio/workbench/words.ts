import { defineWords } from "../../ui/language/define-words.tsx";

export const useWorkbenchWords = defineWords(
  {
    studio: "工作室",
    draft: "草稿",
    publish: "发布…",
    analytics: "分析",
    more: "更多",
    view: "显示",
    configuration: "配置",
    tryIt: "试用",
    resize: "调整配置与试用的宽度",
    waiting_other: "{count} 项权限未开通",
  },
  {
    studio: "Studio",
    draft: "Draft",
    publish: "Publish…",
    analytics: "Analytics",
    more: "More",
    view: "Show",
    configuration: "Configuration",
    tryIt: "Try it",
    resize: "Move the line between the configuration and the conversation",
    waiting_one: "{count} permission not opened",
    waiting_other: "{count} permissions not opened",
  },
);
