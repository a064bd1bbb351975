/** What operations and names give away: whether something is changed, how bad a misuse would be, and for whom it is. */
import { wordsOf } from "../../platform/text.ts";
import type { OutlinedOperation } from "../../skill-files/index.ts";

const asking =
  /^(search|query|list|find|look ?up|filter|count|get|read|fetch|view|show|describe|batch (get|read|query)|check|validate|preview|calculate|estimate|export)\b|\b(search|query|list|lookup|count|find)$/;
const askingInChinese =
  /^(批量)?(查询|搜索|检索|获取|列出|统计|查看|筛选|导出|校验|预览|分页)|列表$|查询$|详情$/;

/** GET and HEAD, and a POST that by its name only asks. */
export function onlyReads({ method, path, operationId, summary }: OutlinedOperation): boolean {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return true;
  if (method !== "POST") return false;
  const last = path.split("/").findLast((segment) => segment !== "" && !segment.startsWith("{")) ?? "";
  return (
    asking.test(wordsOf(last)) ||
    asking.test(wordsOf(operationId)) ||
    askingInChinese.test(summary.trim()) ||
    (operationId === "" && asking.test(wordsOf(summary)))
  );
}

const dangerous =
  /\b(delete|destroy|remove|erase|purge|terminate|pay|payment|payout|transfer|refund|charge|withdraw|capture|send|purchase|void|revoke)s?\b/;
const dangerousInChinese = /删除|销毁|清空|付款|支付|打款|转账|退款|提现|扣款|发送|群发|终止|注销/;

/** Takes something away, moves money, or tells others in the person's name. */
export function isDangerous(operation: OutlinedOperation): boolean {
  if (onlyReads(operation)) return false;
  const { method, path, operationId, summary } = operation;
  const said = `${wordsOf(operationId)} ${wordsOf(summary.slice(0, 80))} ${wordsOf(path.split("/").slice(-2).join(" "))}`;
  return method === "DELETE" || dangerous.test(said) || dangerousInChinese.test(summary);
}

const delicate =
  /\b(salary|salaries|payroll|payslips?|pay ?runs?|wages?|bank|health|medical|patients?|identity|passport|secret|credential|password|token|private|audit|location|messages?|chats?|im|mpim|inbox|mail|emails?|contacts?|transactions?|balances?)\b/;
const delicateInChinese = /工资|薪|银行|健康|病历|身份|密码|密钥|审计|隐私|位置|消息|邮件|通讯录|流水|余额/;

/** What one would not show to just anybody. */
export const isDelicate = (text: string): boolean =>
  delicate.test(wordsOf(text)) || delicateInChinese.test(text);

const wide =
  /\b(admin|admins|administration|administrators?|organi[sz]ations?|orgs?|tenants?|company wide|enterprise|workspace|audit|audit ?logs?|all users|every user|directory|provisioning|scim|system)\b/;
const wideInChinese = /管理员|全员|全公司|企业级|组织架构|系统管理|系统设置|审计|租户|后台/;

/** For everybody's data rather than for one person's own. */
export const isWide = (text: string): boolean => wide.test(wordsOf(text)) || wideInChinese.test(text);
