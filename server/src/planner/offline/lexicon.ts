/**
 * Words of the two languages that mean the same in front of an assistant, so that a question in one finds an
 * operation described in the other. English entries are words or two-word phrases; Chinese ones are substrings.
 */
const meanings: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  phone: ["phone,mobile,cellphone,cell,telephone", "手机号码,手机号,手机,电话号码,电话,联系电话"],
  profile: [
    "profile,personal info,personal information,my info,who am i,about me",
    "个人信息,个人资料,我的信息,我的资料,基本信息,用户信息,我是谁",
  ],
  user: ["user,member", "用户,成员"],
  email: ["email,mail,mailbox", "邮箱,邮件,电子邮件"],
  name: ["name,nickname,called", "姓名,名字,昵称,名称"],
  avatar: ["avatar,photo,picture,portrait", "头像,照片,图片"],
  address: ["address", "地址,住址"],
  todo: ["todo,to-do,task,to do", "待办事项,待办,任务"],
  calendar: ["calendar,event,agenda,appointment", "日程,日历,预约"],
  meeting: ["meeting,conference", "会议,开会"],
  schedule: ["schedule,timetable", "日程安排,安排,时间表"],
  remind: ["reminder,remind", "提醒"],
  weather: ["weather,forecast", "天气,气象"],
  temperature: ["temperature,degrees", "气温,温度"],
  leave: ["leave,vacation,holiday,day off,time off,pto", "假期,年假,休假,请假,调休,病假"],
  attendance: ["attendance,clock", "考勤,打卡,出勤"],
  approval: ["approval,approve", "审批,批准"],
  expense: ["expense,reimburse,reimbursement", "报销,费用,支出"],
  salary: ["salary,payroll,wage,paycheck", "工资,薪资,薪水"],
  department: ["department,team", "部门,团队"],
  colleague: ["colleague,coworker,employee,staff", "同事,员工"],
  contact: ["contact", "通讯录,联系人,联系方式"],
  organisation: ["organization,organisation,company,enterprise", "组织,公司,企业"],
  message: ["message,chat", "消息,信息"],
  file: ["file", "文件"],
  document: ["document,doc", "文档"],
  report: ["report", "报告,报表,日报,周报"],
  order: ["order", "订单,订购"],
  hotel: ["hotel,accommodation,lodging", "酒店,宾馆,住宿,旅馆"],
  restaurant: ["restaurant,dining", "餐馆,餐厅,饭店,饭馆,用餐"],
  attraction: ["attraction,sightseeing,scenic", "景点,景区,游玩,名胜"],
  flight: ["flight,airline", "航班,机票,飞机"],
  train: ["train,railway", "火车,高铁,列车"],
  taxi: ["taxi,cab,ride", "出租车,打车,叫车"],
  metro: ["metro,subway", "地铁"],
  route: ["route,direction", "路线,路径"],
  travel: ["travel,trip,journey", "旅行,旅游,出行,行程"],
  ticket: ["ticket", "门票,票"],
  news: ["news", "新闻,资讯"],
  stock: ["stock,share", "股票,股价"],
  currency: ["currency,exchange", "货币,汇率,币种"],
  translation: ["translate,translation", "翻译"],
  music: ["music,song", "音乐,歌曲"],
  movie: ["movie,film", "电影,影片"],
  video: ["video", "视频"],
  book: ["book", "图书,书籍"],
  game: ["game", "游戏"],
  account: ["account", "账户,账号,帐户,帐号"],
  balance: ["balance", "余额"],
  payment: ["payment,pay", "支付,付款,缴费"],
  bill: ["bill,invoice", "账单,发票"],
  transaction: ["transaction", "交易"],
  price: ["price,cost", "价格,价钱,成本"],
  product: ["product,goods,item", "产品,商品"],
  delivery: ["delivery,shipping,parcel,package", "快递,物流,包裹,配送"],
  customer: ["customer,client", "客户,顾客"],
  project: ["project", "项目"],
  course: ["course,class,lesson", "课程,课"],
  student: ["student", "学生"],
  health: ["health", "健康"],
  doctor: ["doctor,physician", "医生,大夫"],
  medicine: ["medicine,medication,drug", "药,药物"],
  food: ["food,dish,meal", "食物,菜,餐"],
  recipe: ["recipe", "菜谱,食谱"],
  data: ["data,dataset", "数据"],
  location: ["location,place,where", "位置,地点,地区,地方"],
  city: ["city", "城市"],
  date: ["date", "日期"],
  time: ["time", "时间"],
  status: ["status,state", "状态"],
  history: ["history", "历史,记录"],
  plan: ["plan", "计划,规划"],
  event: ["activity", "活动"],
  image: ["image", "图像"],
  security: ["security", "安全"],
  energy: ["energy", "能源,能量"],
  environment: ["environment", "环境"],
  policy: ["policy", "政策"],
  language: ["language", "语言"],
  list: ["list", "列表,清单"],
};

/** What a request or an operation does, beside what it is about. */
const actions: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  read: [
    "get,show,see,view,read,list,check,tell,display,retrieve,fetch,query,find,search,look,lookup,what,browse",
    "查询,查看,查,看看,看,获取,显示,搜索,搜,找,检索,列出,多少,什么",
  ],
  create: [
    "create,add,new,make,set up,register,insert,schedule,start,open",
    "创建,新建,添加,新增,增加,建立,注册,发起",
  ],
  update: ["update,change,modify,edit,set,rename,adjust,replace", "更新,修改,更改,编辑,调整,设置,改"],
  remove: ["delete,remove,cancel,clear,drop,erase", "删除,取消,移除,清除,撤销,删"],
  send: ["send,share,post,publish,notify,forward,email", "发送,发布,通知,转发,分享,发给,发"],
  book: ["book,reserve,reservation,buy,purchase", "预订,预定,订,购买,买"],
  compute: ["calculate,compute,convert,estimate,count", "计算,换算,转换,估算,算"],
  analyse: [
    "analyze,analyse,analysis,evaluate,assess,predict,detect,track,monitor,compare",
    "分析,评估,预测,检测,监测,监控,跟踪,追踪,比较",
  ],
  advise: ["recommend,suggest,advice,recommendation", "推荐,建议"],
  produce: ["generate,design,write,draw,compose,produce,build", "生成,设计,撰写,写,画,制作"],
  play: ["play,listen,watch", "播放,听,观看"],
};

function phrases(side: 0 | 1, table: typeof meanings): Map<string, string> {
  return new Map(
    Object.entries(table).flatMap(([id, sides]) =>
      sides[side].split(",").map((phrase) => [phrase, id] as const),
    ),
  );
}

export const englishMeanings = phrases(0, meanings);
export const chineseMeanings = phrases(1, meanings);
export const englishActions = phrases(0, actions);
export const chineseActions = phrases(1, actions);
