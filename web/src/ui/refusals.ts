/**
 * The server refuses in English. For the refusals a person may meet in any screen this is the same in Chinese,
 * by error code; one that is not here is shown in the server's words.
 */
export const chineseRefusals: Readonly<Record<string, string>> = {
  invalid_input: "填写的内容有误，请检查后重试。",
  invalid_arguments: "有的内容无法发送，请改正后再执行。",
  not_signed_in: "请先登录。",
  forbidden: "你没有权限执行此操作，请联系组织管理员。",
  password_change_needed: "请先设置自己的密码：现在的密码由他人设置。",
  link_over: "这个链接无效、已使用或已过期，请联系管理员获取新的链接。",
  csrf: "页面已过期，请刷新后重试。",
  not_found: "内容不存在，或不属于你。",
  already_decided: "已经有人作出决定，未作任何更改。",
  run_in_progress: "助理仍在处理，请稍候或先停止。",
  run_over: "这次请求已结束，未作任何更改。",
  not_published: "这个助理还没有发布。",
  too_large: "内容过大。",
  too_many_attempts: "尝试次数过多，请稍后重试。",
  internal: "服务器出错了，数据没有丢失，请重试。",
  unavailable: "服务繁忙或数据库暂时不可用，请稍后重试。",
};
