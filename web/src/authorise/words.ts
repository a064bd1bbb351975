import { defineWords } from "../ui/language/define-words.tsx";

export const useAuthoriseWords = defineWords(
  {
    title: "应用请求授权",
    you: "当前账号",
    otherAccount: "换一个账号",
    back: "之后返回",
    learns: "还会得知",
    organisation: "你的组织：{org}",
    other_organisation: "“{app}”要的是另一个组织，而你属于 {org}。你可以换一个账号，或返回应用。",
    not_administrator: "“{app}”只对组织的管理员开放，而你不是 {org} 的管理员。你可以换一个账号，或返回应用。",
    goBack: "不允许，返回应用",
    leaving: "正在返回 {host}…",
    noWayTitle: "无法处理这个授权请求",
    client_unknown:
      "你的组织里没有使用这个 client id 的应用，或者它已停用。没有授予任何权限。你也许有另一个组织的账号。",
    redirect_not_registered: "应用没有登记它要求返回的地址，所以不会带你过去。没有授予任何权限。",
    invalid_input: "应用打开的地址不完整或有误。没有授予任何权限。",
    noWayHint: "请把这个页面告诉带你到这里的网站或程序的开发者。",
    goneTitle: "这里没有等你回答的请求",
    goneText: "请求不存在，或者属于另一个账号。请回到应用重新开始。",
    overTitle: "已经作答",
    allowed: "你已允许。请回到应用；你可以随时在“我的授权”中撤销。",
    denied: "你没有允许，未授予任何权限。",
    expiredTitle: "请求已过期",
    expired: "没有在时间内作答，未授予任何权限。",
    again: "重新开始",
    unavailableTitle: "已经没有可授权的内容",
    unavailable: "应用、它的回调地址或管理员的批准已发生变化，未授予任何权限。请回到应用重新开始。",
  },
  {
    title: "An application asks for your permission",
    you: "You are",
    otherAccount: "Use another account",
    back: "Returns to",
    learns: "Also learns",
    organisation: "your organisation, {org}",
    other_organisation:
      "“{app}” wants another organisation, and you belong to {org}. Use another account, or go back to the application.",
    not_administrator:
      "“{app}” is for an organisation’s admins, and you are not one at {org}. Use another account, or go back to the application.",
    goBack: "Don’t allow, go back",
    leaving: "Going back to {host}…",
    noWayTitle: "This request cannot be answered",
    client_unknown:
      "No application of your organisation has this client id, or it is out of use. Nothing was granted. You may have an account at another organisation.",
    redirect_not_registered:
      "The application did not register the address that it wants you to go back to, so you are not sent there. Nothing was granted.",
    invalid_input: "The address that the application opened is incomplete or wrong. Nothing was granted.",
    noWayHint: "Show this page to the developer of the site or program that sent you here.",
    goneTitle: "Nothing here waits for your answer",
    goneText: "The request does not exist, or it is another account’s. Begin again from the application.",
    overTitle: "This is answered",
    allowed: "You allowed it. Go back to the application; you can revoke this any time in My authorisations.",
    denied: "You did not allow it. Nothing was granted.",
    expiredTitle: "This request expired",
    expired: "There was no answer in time. Nothing was granted.",
    again: "Begin again",
    unavailableTitle: "There is nothing to allow any more",
    unavailable:
      "The application, its address or an admin’s approval has changed. Nothing was granted. Begin again from the application.",
  },
);
