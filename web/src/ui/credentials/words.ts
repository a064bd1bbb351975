import { defineWords } from "../language/define-words.tsx";

export const useCredentialWords = defineWords(
  {
    copyClientId: "复制 ClientId",
    copySecret: "复制 ClientSecret",
    secretTitle: "保存你的 ClientSecret",
    secretOnce: "这是唯一一次显示密钥的机会，请立即复制并妥善保存，不要写进代码仓库或聊天记录。",
    secretDone: "我已保存",
  },
  {
    copyClientId: "Copy the ClientId",
    copySecret: "Copy the ClientSecret",
    secretTitle: "Keep your ClientSecret",
    secretOnce:
      "This is the only time the secret is shown. Copy it now and keep it safe; never put it into a repository or a chat.",
    secretDone: "I have kept it",
  },
);
