import { defineWords } from "../language/define-words.tsx";

export const useCredentialWords = defineWords(
  {
    copyClientId: "复制 ClientId",
    copySecret: "复制密钥",
    secretTitle: "保存你的密钥",
    apiId: "API 编号",
    apiSecret: "API 密钥",
    copyApiId: "复制 API 编号",
    rotateTitle: "重新生成密钥？",
    revokeOldApiText:
      "旧密钥马上失效：仍在使用它的服务会立即无法校验令牌，请求全部被拒绝。密钥泄露时请勾选。",
    secretCurrent: "使用中",
    secretEnds: "{time} 失效",
    secretMade: "生成于 {time}",
    secretUsed: "最近使用：{time}",
    secretUnused: "还没有使用过",
    revokeOld: "立即停用旧密钥",
    revokeOldText:
      "旧密钥马上失效，用它换取的访问凭证和建立的长连接也随之失效：仍在使用旧密钥的技能会立即无法调用接口。密钥泄露时请勾选。",
    rotateText: "将生成一个新密钥。旧密钥仍可使用 24 小时，方便你逐台替换，之后自动失效。",
    rotateSubmit: "生成新密钥",
    secretOverlap: "旧密钥在 24 小时后失效。",
    secretRevoked: "旧密钥已停用。",
    secretHint: "密钥只在生成时显示一次，平台只保存摘要，无法再次查看。丢失时请重新生成。",
    rotate: "重新生成密钥",
    secretOnce: "这是唯一一次显示密钥的机会，请立即复制并妥善保存，不要写进代码仓库或聊天记录。",
    secretDone: "我已保存",
  },
  {
    copyClientId: "Copy the ClientId",
    copySecret: "Copy the secret",
    secretTitle: "Keep your secret",
    apiId: "API id",
    apiSecret: "API secret",
    copyApiId: "Copy the API id",
    rotateTitle: "Make a new secret?",
    revokeOldApiText:
      "The old secret ends at once: a service that still uses it can check no token and refuses every request. Choose this when a secret has leaked.",
    secretCurrent: "In use",
    secretEnds: "Ends {time}",
    secretMade: "Made {time}",
    secretUsed: "Last used {time}",
    secretUnused: "Not used yet",
    revokeOld: "Revoke the old secret now",
    revokeOldText:
      "The old secret, its tokens and its stream connections end at once: a skill that still uses it can call nothing. Choose this when a secret has leaked.",
    rotateText:
      "A new secret is made. The old one works 24 hours more, so that you can replace it everywhere, and ends then by itself.",
    rotateSubmit: "Make a new secret",
    secretOverlap: "The old secret ends in 24 hours.",
    secretRevoked: "The old secret is revoked.",
    secretHint:
      "The secret is shown once, when it is made: only a hash is kept. If it is lost, make a new one.",
    rotate: "Make a new secret",
    secretOnce:
      "This is the only time the secret is shown. Copy it now and keep it safe; never put it into a repository or a chat.",
    secretDone: "I have kept it",
  },
);
