import { defineWords } from "../language/define-words.tsx";

export const useRevocationWords = defineWords(
  {
    revoke: "撤销",
    revokeTitle: "撤销授权？",
    revokeText: "撤销后，“{app}”将不能再访问你的{list}。已发出的数据无法收回。",
    revoked: "已撤销",
  },
  {
    revoke: "Revoke",
    revokeTitle: "Revoke this?",
    revokeText: "“{app}” will lose access to your {list}. Data it already received can’t be taken back.",
    revoked: "Revoked",
  },
);
