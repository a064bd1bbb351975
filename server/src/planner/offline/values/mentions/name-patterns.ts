/** How people name people, in both languages: pieces of regular expressions (flag `u`), and where to look. */

/** Family names; without those that begin everyday words, such as 周 and 高, unless two letters follow. */
const family =
  "(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|[王李张刘陈杨赵黄吴徐孙朱胡郭罗梁宋郑谢韩唐冯于董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏汪田姜范石姚谭廖邹熊陆郝崔邱秦江史顾侯邵孟龙段雷钱汤尹黎乔贺赖龚文庞樊殷施陶洪翟颜倪严牛芦俞葛伍韦申尤毕聂焦柳邢岳齐梅莫庄辛祝左涂谷耿牟卜詹苗凌费纪靳盛童甄裴席屈鲍霍翁隋甘柏柯阮桂闵冉韩周高林何马任金万白方钟孔康])";
const han = "[\\p{Script=Han}·]";
const capitalised = "\\p{Lu}[\\p{L}'’-]{0,30}\\p{Ll}";

/** 张三, 欧阳娜娜, 老王, 李老师. */
export const hanName = `(?:[老小阿]${family}|${family}(?:总|工|姐|哥|老师|经理|主任|医生|博士)|${family}${han}{1,2}?)`;
/** Whoever it is, where a name must stand. */
export const anyHan = `(?![我你您他她它咱自大每各所谁哪这那本某一个位])${han}{2,10}?`;
/** Li Lei, Mary-Jane O'Neill, Jean P. Martin. */
export const latinName = `${capitalised}(?:\\s+(?:${capitalised}|\\p{Lu}\\.(?=\\s))){0,3}`;

const stop = '[，,。.！!？?；;：:、\\s“"（(]|$';
const making =
  "新?建|创建|添加|增加|加[个一]|申请|报名|办理?|安排|布置|分配|指派|派|预订|预约|[订定约][个一]|约|发起|设置|设[个一]|开[个一]|提[个一]|一[个条份场下]";
const doing =
  "建|加|设|订|定|开|打|留|写|提|交|做|参加|去|来|准备|处理|完成|买|送|发|回|看|审|签|更新|确认|喝|吃|见|聊|讨论|对齐|请|记";
const when = "今|明|后天|[上下本这]周|周[一二三四五六日天末]|星期|在|于|的|和|跟|与|及";

/** What may stand behind a Chinese name. */
export const afterName = `(?=\\s*(?:${stop}|${making}|${doing}|${when}))`;
/** The same where somebody gets something made for them; what they are to do themselves is not meant. */
export const afterReceiver = `(?=\\s*(?:${stop}|${making}))`;

/** Capitalised, and nobody. */
export const noPerson =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Today|Tomorrow|Tonight|Next|This|To-?[Dd]o|Task|Reminder|Meeting|Event|Calendar|Create|Add|New|Make|Schedule|Book|Remind|Invite|Call|Tell|Ask|Find|Show|Look|What|Who|Please|The|For|With|To)$/;

const content = new RegExp(
  [
    "\\b(?:to-?do|task|reminder|note|memo)s?\\b[^.:：]{0,60}?\\b(?:to\\s+(?=\\p{Ll})|about\\b|that\\b)",
    "\\b[Rr]emind\\s+\\S+(?:\\s+\\p{Lu}\\S*)?\\s+(?:to|about|that)\\b",
    '[:：“"「《]',
    `(?:待办|任务|备忘|提醒我|记得)(?:事项)?[，,\\s]*(?=[给和跟约找向对帮]${han}{2,6}?(?:${doing}))`,
  ].join("|"),
  "u",
);

/** The words up to where it is said what is to be done: a person named in that is a part of it. */
export function beforeContent(text: string): string {
  const found = content.exec(text);
  return found === null ? text : text.slice(0, found.index + found[0].length);
}
