/** What the members of an answer are for, in the envelopes that people wrap answers in. */
export type Role =
  | "flag"
  | "fault flag"
  | "state"
  | "code"
  | "error code"
  | "error"
  | "message"
  | "payload"
  | "wrapper"
  | "about";

/** By a member's name without case and punctuation: `err_msg`, `ErrMsg` and `errMsg` are one. */
const names: Readonly<Record<Role, string>> = {
  flag: "success succeeded succeed issuccess issucceed successful ok isok succ sucesso succes succès exito éxito erfolg erfolgreich basarili başarılı",
  "fault flag": "iserror haserror haserrors failed isfailed isfail",
  state:
    "status state result resultstatus outcome ack returnstatus resultcode returncode retcode object stat estado statut esito ergebnis actionstatus",
  code: "code ret retcode retval rc status statuscode resultcode returncode responsecode respcode rtncode rspcode bizcode apiresultcode businesscode cod infocode httpstatus httpcode errnum rescode codigo showapirescode",
  "error code":
    "errcode errno errorcode errornumber errorno err ec errcd exceptioncode errorid faultcode subcode lerrorcode0",
  error:
    "error errors errorlist fault exception errormessages usererrors errordetail errordetails errorcodes faultinfo erro erreur fehler errore ошибка エラー",
  message:
    "submsg exceptionmessage errcodedes errcodedesc errorstring errordescription zhdesc message msg errmsg errormsg errormessage errormessages errordesc errortext errtips errinfo errorsummary errorreason errorinfo subdesc statusmsg statusmessage statustext resultmsg resultmessage resultdesc returnmsg retmsg respmsg respdesc rspmsg rtnmsg apierrormsg resmsg rtndes faultstring showapireserror llongmessage0 mensagem mensaje nachricht meldung fehlermeldung messaggio komunikat mesaj description desc info reason detail details hint tip tips prompt text diagnostics codedesc codename codemsg messages note title endesc name",
  payload:
    "data result results content contents body payload value values rows list records items response datas obj object entity apiresultdata respdata rspdata retdata showapiresbody dados datos daten donnees données model returnvalue output",
  wrapper:
    "response responsemetadata header head responseheader meta status baseresp responsestatus responsestate gwerrresp errorresponse envelope fault result error state returnstate returninfo resp resultinfo returndata faultinfo",
  about:
    "requestid reqid traceid tid sid logid rid xid correlationid debugid servertime timestamp time ts t ttl path instance version apiversion jsonrpc id host hostid server showtype documentationurl doc docs docurl moreinfo helpurl help recommend errorsubcode fbtraceid rcode api v action apiresponseid count total errortype errorname debugid stacktrace cost took elapsed duration extra extras sign signtype unauthorizedrequest abp request method notice category type object locale lang exception trace stack servedby now level severity retryable link links retextinfo seccode seccodedebug wait fields",
};

const roles: ReadonlyMap<Role, ReadonlySet<string>> = new Map(
  (Object.keys(names) as Role[]).map((role) => [role, new Set(names[role].split(" "))]),
);

export const simple = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export const hasRole = (name: string, role: Role): boolean => roles.get(role)?.has(simple(name)) ?? false;

/** A thing that is asked for may have a `code`, a `status` or a `ret`, but none of these. */
const ofCalls =
  /^(?:showapi|apiresult|rtn|ret|return|result|res|rsp|resp|response|biz|business)(?:res)?code$/;
export const isOfCall = (name: string): boolean => ofCalls.test(simple(name));

/** An answer that is one member long may be named after what was asked: `alipay_trade_query_response`. */
export const wraps = (name: string, isAlone: boolean): boolean =>
  hasRole(name, "wrapper") ||
  (isAlone && /(?:resp|response|responce|result|fault|envelope|reply|body)$/.test(simple(name)));

/** The messages in the order in which they are told. */
const ranked = names.message.split(" ");
export const rankOf = (name: string): number => {
  const at = ranked.indexOf(simple(name));
  return at < 0 ? ranked.length : at;
};

/** Also what a record of its own may have: a message only where it says that something failed. */
const weak = new Set("desc description info title text note name details hint tip tips prompt".split(" "));
export const isWeak = (name: string): boolean => weak.has(simple(name));

const most = 200;

const known = new WeakMap<object, [name: string, value: unknown][]>();

/** The first of an object's members. A hostile answer has as many as it likes, and each look at all of them costs. */
export function entriesOf(fields: object): [name: string, value: unknown][] {
  const before = known.get(fields);
  if (before !== undefined) return before;
  const first: [string, unknown][] = [];
  for (const name in fields) {
    if (first.length === most) break;
    if (Object.hasOwn(fields, name)) first.push([name, Reflect.get(fields, name)]);
  }
  known.set(fields, first);
  return first;
}
