import { defineWords } from "../../ui/language/define-words.tsx";

export const useApiCredentialWords = defineWords(
  {
    title: "API 凭证",
    idHint: "校验令牌时与密钥一起出示，可以公开。",
    protectTitle: "保护一条路由",
    protectText: "把密钥放进环境变量 API_SECRET，在路由前加一行。每次请求都会向平台查询令牌，撤销立即生效。",
    framework: "框架",
    express: "Express",
    fastify: "Fastify",
    python: "Python (Flask)",
    copyCode: "复制代码",
    example: "示例用的权限点是 {code}，可换成你的路由需要的。",
    none: "添加权限点之后，这里会给出可直接使用的代码。",
  },
  {
    title: "Credentials",
    idHint: "Presented with the secret when a token is checked. It may be public.",
    protectTitle: "Protect a route",
    protectText:
      "Put the secret into the environment as API_SECRET, and one line before the route. Each request asks the platform about its token, so that what is revoked is refused at once.",
    framework: "Framework",
    express: "Express",
    fastify: "Fastify",
    python: "Python (Flask)",
    copyCode: "Copy the code",
    example: "The permission point in it is {code}; take the one that your route needs.",
    none: "Once there is a permission point, code that works stands here.",
  },
);
