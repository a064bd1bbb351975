import { defineWords } from "../../ui/language/define-words.tsx";

export const useHowToWords = defineWords(
  {
    title: "如何创建自定义能力",
    describeTitle: "1. 用 OpenAPI 3 描述你的接口",
    describe:
      "在 servers 写服务地址，在 paths 写接口。每个接口需要 operationId、summary（用户看到的步骤名）和 description（助理据此选择接口，用动宾短语，可以列出常见问法）。",
    scopesTitle: "2. 需要用户的信息时，声明权限点",
    scopes: "写在接口上。只能使用“委托”权限，并且要先在“获取我的应用信息 → 权限管理”中申请。",
    codeTitle: "3. 接收 OAuth 授权码",
    code: "写在同一个接口的 parameters 里。用户点击“允许访问”后，平台把一次性的授权码填进去；用户点击“不允许”，接口不会被调用。",
    matchTitle: "4. 帮助助理选对接口",
    match:
      "x-dingtalk-keywords：问题里包含其中一个词时才会考虑这个接口。x-dingtalk-examples：示例问题和应提取的参数。",
    publishTitle: "5. 保存并发布",
    publish: "保存只改变草稿，可以先“试用草稿”。发布后，组织里的所有人才会用上。",
    copy: "复制片段",
    api: "平台 API 参考",
  },
  {
    title: "How to write a skill",
    describeTitle: "1. Describe your operations in OpenAPI 3",
    describe:
      "Put the address of your service under servers, and your operations under paths. Each needs an operationId, a summary (the step a person sees) and a description (how the assistant chooses: say what it does, and how people ask for it).",
    scopesTitle: "2. Name the permissions, if it needs the person’s information",
    scopes:
      "On the operation. Delegated permissions only, and they must be opened first under My application → Permissions.",
    codeTitle: "3. Receive the OAuth code",
    code: "Among the parameters of the same operation. When the person chooses “Allow”, the platform puts a one-time code there; on “Don’t allow” the operation is not called.",
    matchTitle: "4. Help the assistant choose",
    match:
      "x-dingtalk-keywords: the operation is considered only when the question contains one of them. x-dingtalk-examples: questions, and the parameters to take from them.",
    publishTitle: "5. Save and publish",
    publish:
      "Saving changes the draft only; try it first. Everyone in the organisation gets it once it is published.",
    copy: "Copy the snippet",
    api: "API reference of the platform",
  },
);
