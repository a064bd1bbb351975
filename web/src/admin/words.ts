import { defineWords } from "../ui/language/define-words.tsx";

export const useAdminWords = defineWords(
  {
    title: "管理",
    lead: "审批敏感权限，管理成员，查看发生过的一切。",
    tabs: "管理页签",
    approvals: "审批",
    approvalsCount: "审批（{count}）",
    confirmations: "免确认",
    members: "成员",
    audit: "审计日志",
    roles: "谁可以做什么",
    more: "加载更多",
    end: "没有更多了",
  },
  {
    title: "Admin",
    lead: "Approve sensitive permissions, manage people, see everything that happened.",
    tabs: "Admin",
    approvals: "Approvals",
    approvalsCount: "Approvals ({count})",
    confirmations: "Without asking",
    members: "Members",
    audit: "Audit log",
    roles: "Who may do what",
    more: "Load more",
    end: "That is all",
  },
);
