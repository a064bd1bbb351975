/** Rules about how the platform proves itself to the skill; see lint-codes.ts. */
export const securityRules = {
  security_not_configured: {
    code: "security_not_configured",
    severity: "warning",
    en: "The file asks for {way} (scheme {scheme}), and the skill has no authentication: calls go out without it. Give it under Authentication.",
    zh: "文件要求{wayZh}（方案{schemeZh}），但技能还没有认证信息，调用时不会携带。请在“认证信息”中填写。",
  },
  security_described: {
    code: "security_not_configured",
    severity: "warning",
    en: "The file describes {way} (scheme {scheme}), but no “security” says which operations need it, and the skill has no authentication. If the service wants it, give it under Authentication.",
    zh: "文件描述了{wayZh}（方案{schemeZh}），但没有用 security 说明哪些操作需要它，技能也还没有认证信息。如果服务需要，请在“认证信息”中填写。",
  },
  security_differs: {
    code: "security_differs",
    severity: "warning",
    en: "The file asks for {way} (scheme {scheme}), but the skill's authentication is {given}. Choose under Authentication what the file asks for, or correct the file.",
    zh: "文件要求{wayZh}（方案{schemeZh}），但技能的认证信息是{givenZh}。请在“认证信息”中改为文件要求的方式，或更正文件。",
  },
  key_takes_parameter: {
    code: "security_differs",
    severity: "warning",
    en: "The {place} “{name}” is a parameter here, and the skill's authentication goes there too: the key is sent and nobody is asked for the parameter. If it is no key, correct the name under Authentication; if it is, describe it under “securitySchemes”.",
    zh: "{placeZh}“{name}”在此是参数，技能的认证信息也使用这个名称：平台会发送密钥，不再询问此参数。如果它不是密钥，请在“认证信息”中更正名称；如果是，请在 securitySchemes 中说明。",
  },
  security_not_supported: {
    code: "security_not_supported",
    severity: "warning",
    en: "The platform does not do {way} (scheme {scheme}); operations that need it are refused by the service. If it also takes a key, a token of its own or client credentials, describe that under “securitySchemes” and give it under Authentication.",
    zh: "平台不支持 {wayZh}（方案{schemeZh}），需要它的操作会被服务拒绝。如果服务也接受密钥、令牌或客户端凭证，请在 securitySchemes 中说明，并在“认证信息”中填写。",
  },
  security_together: {
    code: "security_not_supported",
    severity: "warning",
    en: "Operations here want {way} together (schemes {scheme}); the platform gives one of them, so the service may refuse. Let the service take one.",
    zh: "此处的操作要求同时提供{wayZh}（方案{schemeZh}），平台只能提供其中一个，服务可能会拒绝。请让服务只需要一个。",
  },
  security_unknown: {
    code: "security_not_supported",
    severity: "warning",
    en: "“security” asks for “{name}”, which “components.securitySchemes” does not describe, so nobody can say what it takes. Correct the name, or describe it there.",
    zh: "security 要求“{name}”，但 components.securitySchemes 中没有它的说明，无法得知需要什么。请更正名称，或在那里补上说明。",
  },
} as const;
