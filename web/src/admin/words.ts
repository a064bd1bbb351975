import { defineWords } from "../ui/language/define-words.tsx";

export const useAdminWords = defineWords(
  {
    title: "管理",
    page: "管理页面",
    approvals: "审批",
    waiting: "{count} 项待审批",
    people: "成员",
    applications: "应用",
    assistants: "助理",
    confirmations: "免确认",
    model: "语言模型",
    roles: "谁可以做什么",
    audit: "审计日志",
    more: "加载更多",
    end: "没有更多了",
  },
  {
    title: "Admin",
    page: "Page of the admin",
    approvals: "Approvals",
    waiting: "{count} wait",
    people: "People",
    applications: "Applications",
    assistants: "Assistants",
    confirmations: "Without asking",
    model: "Language model",
    roles: "Who may do what",
    audit: "Audit log",
    more: "Load more",
    end: "That is all",
  },
);
