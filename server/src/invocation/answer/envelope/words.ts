/** Words by which an answer says how it went, in the languages that skills are written in. A table, read from the top. */

export type Says = "part" | "failed" | "done" | "mixed" | "nothing";

/** Said of something that is not there: taken out first. */
const denied =
  /\bno errors?\b|\b(?:without|0|zero) (?:an? )?(?:errors?|failures?)\b|(?:没有|沒有|无|無)(?:任何)?(?:错误|錯誤|异常|異常)|エラーなし|エラーはありません|오류 없음|sin errores|sans erreur|ohne fehler|sem erros?/giu;

const part = /部分(?:成功|失败|失敗|完成|提交)|\bpartial(?:ly)?\b|\bpartly\b|一部(?:失敗|成功)/iu;

const failed = new RegExp(
  [
    // Chinese
    "失[败敗]|错误|錯誤|异常|異常|不[足能可得是对對在符支允合存正匹]|[无無](?:法|权|權|效|此|可用)|未(?:被|找到|查到|授权|授權|登录|登錄|知|通过|成功|能|开通|開通|绑定|注册|认证)|没有(?:找到|权限|成功|登录|足够|库存|可用)|沒有|过期|過期|失效|非法|拒[绝絕]|超[过過出时時限]|上限|缺[少失货貨]|必[填须須传]|为空|為空|重[复復]|已(?:存在|被|满|滿|售罄|过|截止|达|锁定不)|冲突|衝突|禁[止用]|受限|限制|请先|請先|(?:需要?|请)(?:重新)?登[录錄]|请(?:检查|重新|稍后)|稍[后後]|繁忙|售罄|有误|有誤|欠费|余额不|维护|維護|木有|停用|封禁|开小差|不行|拦截",
    // English
    "\\b(?:fail(?:s|ed|ure)?|errors?|exception|invalid|denied|deny|forbidden|unauthori[sz]ed|unauthenticated|not|cannot|can[’']t|couldn[’']t|won[’']t|doesn[’']t|isn[’']t|didn[’']t|unable|missing|required|unknown|expired|exceed(?:s|ed)?|too|insufficient|no (?:such|permission|access|longer|valid|match|stock|seats?|room)|already|duplicated?|conflict|wrong|bad|illegal|unsupported|refused|reject(?:s|ed)?|declined|time(?:d)?[ -]?out|unavailable|mismatch|malformed|unsuccessful|must|nok|notok|overdue|blocked|banned|disabled|suspended|rate limit|limit|quota|busy|over ?limit|out of|sold out|throttl(?:ed|ing)|unexpected|undefined|violat(?:es|ed|ion))\\b|(?:^|[_.])(?:ERROR|ERR|INVALID|DENIED|FAIL|FAILED|NOT|MISSING|EXCEEDED|FORBIDDEN|UNAUTHORIZED|EXPIRED|UNKNOWN|LIMIT|ILLEGAL|EXISTS|CONFLICT)(?:$|[_.])|(?:Invalid|Error|Exception|Denied|NotFound|Forbidden|Unauthorized|Failed|Missing|Exceeded|NotExist|Expired|Unavailable|Unsupported|Illegal)(?=[A-Z._]|$)|[a-z](?:Error|Exception|NotFound|Denied|Failed|Expired)\\b",
    // Japanese, Korean
    "エラー|見つかりません|ありません|できません|不正|期限切れ|無効|足りません|必須|실패|오류|없습니다|없는|않습니다|않은|잘못|만료|거부|부족",
    // Spanish, Portuguese, French, German, Russian, Italian
    "\\b(?:no (?:se|hay|existe|encontrad[oa]|autorizad[oa]|válid[oa])|inválid[oa]|falló|fallid[oa]|erro|falha|não|erreur|échec|échoué|introuvable|invalide|refusé|fehler|fehlgeschlagen|ungültig|nicht|abgelehnt|errore|fallit[oa]|non (?:trovato|valido|autorizzato))(?![\\p{L}])|ошибка|не (?:найден|удалось|хватает)|недостаточно|отказано|неверн",
  ].join("|"),
  "iu",
);

const done = new RegExp(
  [
    "成功|完[成了]|已(?:经|為|为您)?(?:提交|创建|建立|取消|锁定|鎖定|保存|删除|刪除|更新|发送|發送|完成|受理|处理|處理|预订|预约|預約|添加|加入|支付|记录|記錄|登记|生成|移除|关闭|开启|确认|確認|通过|接收|收到|安排|下单|签到|撤[销回]|修改|转账|批准|发布|启动|停止|关注|订阅|收藏|绑定|解绑|发起|恢复|充值|退款|入库|出库|借出|归还|出票|发货|排队)|谢谢|感谢",
    "\\b(?:success(?:ful(?:ly)?)?|succe(?:ss|eded|ed|eds)|ok|okay|done|complete[sd]?|created|accepted|updated|saved|stored|deleted|removed|sent|queued|scheduled|booked|reserved|confirmed|approved|submitted|received|added|thanks?|thank you|processed|registered|applied|published|cancell?ed|placed|issued|finished|started|enabled|locked|renewed|refunded|shipped|welcome)\\b",
    "しました|完了|完了しました|受け付け|성공|완료|되었습니다|했습니다",
    "\\b(?:éxito|exitosamente|correctamente|cread[oa]|enviad[oa]|guardad[oa]|sucesso|succès|réussi[e]?|créé[e]?|enregistré[e]?|envoyé[e]?|erfolgreich|erfolg|gespeichert|erstellt|angelegt|gesendet|successo|riuscit[oa]|completat[oa])(?![\\p{L}])|успешно|создан|отправлен",
  ].join("|"),
  "iu",
);

/** Of all messages of one answer together. */
export function saidIn(texts: readonly string[]): Says {
  const said = texts.join("\n").slice(0, 600).replace(denied, "ok");
  if (part.test(said)) return "part";
  const isFailed = failed.test(said);
  // What says that it did not succeed also holds the word.
  const isDone = done.test(
    said.replace(
      /(?:不|未|没有|沒有|無)(?:成功|完成)|\bunsuccess\w*|(?:失敗|エラー)[^。]{0,6}しました|\b(?:not|never)(?: yet| been| be)? \w+/giu,
      "",
    ),
  );
  if (isFailed) return isDone ? "mixed" : "failed";
  return isDone ? "done" : "nothing";
}
