/**
 * What the details of events are called and, where a value is one of a few, what it says. Codes, ids and names stay
 * as they are, and so does what is not here.
 */
export type Language = "zh" | "en";
type Words = Readonly<Record<Language, string>>;

const keys: Readonly<Record<string, Words>> = {
  code: { zh: "权限点", en: "permission" },
  codes: { zh: "权限点", en: "permissions" },
  scopes: { zh: "权限点", en: "permissions" },
  newScopes: { zh: "新增权限点", en: "new permissions" },
  decision: { zh: "决定", en: "decision" },
  duration: { zh: "有效期", en: "for how long" },
  status: { zh: "结果", en: "outcome" },
  reason: { zh: "原因", en: "reason" },
  why: { zh: "原因", en: "reason" },
  note: { zh: "说明", en: "note" },
  kind: { zh: "类型", en: "kind" },
  edited: { zh: "已修改", en: "edited" },
  everyone: { zh: "对所有人", en: "for everyone" },
  draft: { zh: "草稿", en: "draft" },
  revokeOld: { zh: "撤销旧密钥", en: "old secret revoked" },
  peopleAskedAgain: { zh: "需重新授权的人数", en: "people asked again" },
  number: { zh: "版本", en: "version" },
  version: { zh: "版本", en: "version" },
  name: { zh: "名称", en: "name" },
  title: { zh: "名称", en: "title" },
  account: { zh: "帐号", en: "account" },
  roles: { zh: "角色", en: "roles" },
  address: { zh: "地址", en: "address" },
  clientId: { zh: "应用的 Client ID", en: "client id" },
  operationId: { zh: "操作", en: "operation" },
  namespace: { zh: "命名空间", en: "namespace" },
  ownerId: { zh: "负责人", en: "owner" },
  subject: { zh: "人员标识方式", en: "people are told by" },
  revision: { zh: "草稿修订", en: "revision of the draft" },
  points: { zh: "权限点数", en: "permissions" },
  added: { zh: "新增权限点", en: "new permissions" },
  opensMore: { zh: "开通得更多", en: "opening more" },
  opensLess: { zh: "开通得更少", en: "opening less" },
  withdrawn: { zh: "已撤下", en: "withdrawn" },
  personId: { zh: "人员", en: "person" },
  assistantId: { zh: "助理", en: "assistant" },
  applicationId: { zh: "应用", en: "application" },
  skillId: { zh: "技能", en: "skill" },
  grantId: { zh: "授权", en: "grant" },
  runId: { zh: "运行", en: "run" },
  callId: { zh: "调用", en: "call" },
};

const values: Readonly<Record<string, Words>> = {
  allow: { zh: "允许", en: "allowed" },
  allow_all: { zh: "全部授权", en: "all authorised" },
  deny: { zh: "不允许", en: "not allowed" },
  approve: { zh: "批准", en: "approved" },
  reject: { zh: "拒绝", en: "rejected" },
  run: { zh: "执行", en: "run" },
  cancel: { zh: "取消", en: "cancelled" },
  once: { zh: "仅这一次", en: "only this time" },
  conversation: { zh: "本次对话内", en: "in this conversation" },
  "30d": { zh: "30 天内", en: "for 30 days" },
  always: { zh: "直到撤销", en: "until revoked" },
  completed: { zh: "完成", en: "completed" },
  failed: { zh: "失败", en: "failed" },
  cancelled: { zh: "已停止", en: "stopped" },
  expired: { zh: "已过期", en: "expired" },
  run_over: { zh: "运行已结束", en: "the run was over" },
  conversation_deleted: { zh: "对话已删除", en: "the conversation was deleted" },
  conversation_idle: { zh: "对话长时间未继续", en: "the conversation was idle" },
  time_over: { zh: "到期", en: "its time was over" },
  secret_revoked: { zh: "密钥已撤销", en: "the secret was revoked" },
  application_disabled: { zh: "应用已停用", en: "the application was disabled" },
  assistant_disabled: { zh: "助理已停用", en: "the assistant was taken out of use" },
  assistant_deleted: { zh: "助理已删除", en: "the assistant was deleted" },
  approval_withdrawn: { zh: "批准已撤回", en: "the approval was withdrawn" },
  permission_changed: { zh: "权限点的内容变了", en: "the permission changed" },
  permission_withdrawn: { zh: "权限点已撤下", en: "the permission was withdrawn" },
  skill_unpublished: { zh: "技能已下线", en: "the skill is out of use" },
  file: { zh: "技能要求核对", en: "its file asks for it" },
  write: { zh: "会改变内容", en: "it changes something" },
  first_post: { zh: "第一次执行", en: "it runs for the first time" },
  data_flow: { zh: "会发送其他技能的内容", en: "it sends what another skill answered" },
  member: { zh: "成员", en: "member" },
  builder: { zh: "搭建者", en: "builder" },
  developer: { zh: "开发者", en: "developer" },
  admin: { zh: "管理员", en: "administrator" },
  true: { zh: "是", en: "yes" },
  false: { zh: "否", en: "no" },
};

/** Under these a value is one of a few; anywhere else the same letters are somebody's own. */
const worded = new Set(["decision", "duration", "status", "reason", "why", "roles"]);

export const keyText = (key: string, language: Language): string => keys[key]?.[language] ?? key;

export function wordText(key: string, value: unknown, language: Language): string | undefined {
  if (typeof value !== "boolean" && !(typeof value === "string" && worded.has(key))) return undefined;
  return values[String(value)]?.[language];
}
