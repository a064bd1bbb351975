/** What the server says of its actions, in Chinese, by its own words for them. */
export const inChinese: Readonly<Record<string, string>> = {
  "The people of the organisation": "组织的成员",
  "Add a person": "添加成员",
  "Whom to ask for a role or an approval: the names of the organisation's admins, ten at most":
    "可以向谁申请角色或审批：组织管理员的姓名，最多十位",
  "Change or disable a person": "修改或停用成员",
  "Make a link by which a person sets their own password": "生成让成员自己设置密码的链接",
  "Set one's own password by a link that an admin made": "用管理员生成的链接设置自己的密码",
  "What happened to you behind your back, newest first": "别人对你的账号做过什么，最新的在前",
  "Put a notice away; it stays in the list": "收起一条提醒，它仍留在列表里",
  "What the organisation keeps of you, as an administrator sees it": "组织保存的你的资料，与管理员看到的相同",
  "Set one's own picture; it is drawn anew, small and square": "设置自己的头像；服务器会重新绘制成小方图",
  "Remove one's own picture": "移除自己的头像",
  "A person's picture, for whoever was given its address": "成员的头像，知道网址就能看到",
  "Your events between two times, with who comes and what was done on your behalf":
    "你在一段时间内的日程：谁参加，以及代你做了什么",
  "An event of yours": "你的一项日程",
  "Say whether you come": "答复是否参加",
  "Delete an event of yours for everybody, or take another's out of your calendar":
    "删除你组织的日程（对所有人），或把别人的日程移出你的日历",
  "Your to-dos, what is due first at the top; or those that are finished, the latest first":
    "你的待办，先到期的在前；或已完成的，最新的在前",
  "Add a to-do for yourself": "给自己添加待办",
  "Finish a to-do or open it again, or change what it says": "完成或重新打开待办，或修改内容",
  "Delete a to-do of yours, or take another's off your list": "删除你的待办，或把别人的待办移出你的列表",
  "What applications did to your events and to-dos, the latest first":
    "应用对你的日程和待办做过什么，最新的在前",
  "Undo what was done to an event or a to-do within a day, unless it was changed since":
    "撤回一天内对日程或待办的更改，除非之后又有更改",
  "What to ask for at sign-in": "登录时需要填写什么",
  "Sign in": "登录",
  "Who is signed in": "当前登录的是谁",
  "Change own language or password": "修改自己的语言或密码",
  "Sign out": "退出登录",
  "Make the first organisation and its admin, with the token of the printed link":
    "用启动时打印的链接建立第一个组织和管理员",
  "Every permission point: who may allow it and what it opens": "全部权限点：由谁批准，开通哪些接口",
  "Create an application; its secret is shown here and never again": "新建应用；密钥只在此时显示一次",
  "Your applications; for an admin, the organisation's": "你的应用；管理员看到组织的全部应用",
  "An application with the status of every permission": "一个应用及其各项权限的状态",
  "Change what is said of an application; an admin also disables and enables it":
    "修改应用的信息；管理员还可以停用和恢复",
  "A new client secret; the old one works 24 h more unless it is revoked":
    "生成新密钥；旧密钥再用 24 小时，除非立即停用",
  "Apply for permissions; a sensitive one waits for an admin": "申请权限；敏感权限等待管理员批准",
  "Withdraw an approval: what needs it is refused from the next call on":
    "撤回批准：从下一次调用起，需要它的操作会被拒绝",
  "Where it is told of what concerns it; null: nowhere": "在哪里通知它与它有关的事；null 表示没有设置",
  "Name an address to be told at, or change it; the secret of a new one is shown here and never again":
    "设置或修改接收通知的地址；新设置时密钥只在此时显示一次",
  "Pause a webhook, or resume it; what waited meanwhile is then sent at once":
    "暂停或恢复 webhook；恢复时立即发送期间积压的事件",
  "Be told no more; what was still to be told is dropped": "不再接收通知；尚未送达的事件一并丢弃",
  "A new secret; for a day the old one signs too unless it is revoked":
    "生成新的 webhook 密钥；除非立即作废，旧密钥一天内仍同时签名",
  "What it was told within 30 days, and what came of it, the latest first":
    "30 天内通知过什么、结果如何，最新的在前",
  "Try everything again that failed": "重新发送全部失败的事件",
  "Send one event again, under its own id": "重新发送一个事件，编号不变",
  "Send an event that says nothing, to see it arrive": "发送一个不含内容的测试事件，看看能否送达",
  "The sensitive permissions that applications ask for": "应用申请的敏感权限",
  "Approve or reject, once": "批准或拒绝，只能一次",
  "What an OpenAPI document proposes to register; nothing is kept": "按 OpenAPI 文档建议要登记的内容；不保存",
  "Register an API of the organisation's own; its secret is shown here and never again":
    "登记组织自己的 API；密钥只在此时显示一次",
  "The organisation's own APIs; for who is no builder, developer or admin, those they own":
    "组织自己的 API；不是搭建者、开发者或管理员的人只看到自己负责的",
  "An API: what is published of it, and its draft": "一个 API：已发布的内容和草稿",
  "Give an API to another owner, or tell it people by another id": "更换 API 的负责人，或它识别人员的方式",
  "What the next version of an API says, in full; for an admin and its owner":
    "API 下一版本的完整内容；由管理员和负责人修改",
  "A new secret of an API; the old one works 24 h more unless it is revoked":
    "生成新的 API 密钥；旧密钥再用 24 小时，除非立即停用",
  "What publishing the draft would change and for how many people, or what an earlier version did":
    "发布草稿会改变什么、涉及多少人；或某个旧版本改变了什么",
  "Make the draft what the API's permissions are; what opens more rests until people have seen it":
    "发布草稿作为 API 的权限点；开通得更多的，在本人看过之前暂停",
  "What was published of an API, the latest first": "API 发布过的版本，最新的在前",
  "Remove an API, called by its namespace: nobody can do anything with its permissions any more":
    "移除 API，需填写它的命名空间：它的权限点从此不能再用",
  "Create an assistant; the secret of an application made with it is shown here and never again":
    "新建助理；随之生成的应用密钥只在此时显示一次",
  "The published assistants, and your own drafts": "已发布的助理，以及你自己的草稿",
  "An assistant: its draft for its builders, what is published for everyone else":
    "一个助理：搭建者看到草稿，其他人看到已发布的版本",
  "Change the draft: its name and words, planning, mode, rules; an admin also takes it out of use and back":
    "修改草稿：名称和文字、规划、模式、规则；管理员还可以停用和恢复",
  "Delete an assistant: its skills are called no more": "删除助理：不再调用它的技能",
  "How a conversation with an assistant begins, or, for its builders, one with its draft":
    "与助理的对话怎样开始；搭建者还可以看草稿的",
  "What a skill file says and what is wrong with it": "技能文件说了什么，有哪些问题",
  "A skill file as it would be kept, to look at before it is saved: converted, with the service's address":
    "技能文件保存后的样子，先看再存：已转换，并补上服务地址",
  "Skill files to begin with, those that were shared in the organisation among them":
    "可以用来开始的技能文件，包括组织里共享的",
  "Add a skill to the draft": "给草稿添加技能",
  "Replace a skill's document in the draft": "替换草稿里一个技能的文件",
  "Let a skill of the draft rest, or be planned and published again": "停用草稿里的一个技能，或重新启用",
  "Remove a skill from the draft": "从草稿移除技能",
  "What was published, the latest first": "发布过的版本，最新的在前",
  "What is different between two versions, or between one and the draft":
    "两个版本之间，或版本与草稿之间有什么不同",
  "A skill's file as it is published now": "技能现在发布的文件",
  "Make a version the draft again": "把某个版本恢复为草稿",
  "What publishing the draft would do, and what keeps it from being published":
    "发布草稿会带来什么变化，还有什么妨碍发布",
  "Make the draft the version that everyone talks to": "把草稿发布为大家使用的版本",
  "Begin to talk to an assistant": "开始与助理对话",
  "Your conversations, the pinned ones first, then the latest; or those that a search finds":
    "你的对话：置顶的在前，其余最新的在前；也可以搜索",
  "A conversation with its messages and its latest run": "一个对话，包括消息和最近一次请求",
  "Call a conversation something, or keep it at the top of the list": "重命名或置顶对话",
  "Delete a conversation; what was allowed for it ends": "删除对话；为它授予的权限随之结束",
  "Say something; a run begins": "说一句话，开始一次请求",
  "A run of yours": "你的一次请求",
  "Follow a run: text/event-stream, continued after Last-Event-ID":
    "跟踪一次请求：text/event-stream，可从 Last-Event-ID 继续",
  "Answer a consent card, once": "回答授权卡片，只能一次",
  "Run a call with these values, or do not; once": "确认用这些值执行，或不执行；只能一次",
  "Stop a run": "停止一次请求",
  "The requests a run sent to skills: your own in full, as their builder without bodies; secrets masked":
    "一次请求发给技能的内容：自己的看到全部，搭建者看不到正文；密钥已遮盖",
  "How much an assistant is used, what comes of it and how long it takes; for its builders":
    "助理的使用情况、结果和耗时；仅限搭建者",
  "How much each of the assistants is used that you build": "你搭建的每个助理的使用情况",
  "What runs without asking you first: by your own choice, or by an admin's for everyone":
    "哪些操作不先询问你：你自己的选择，或管理员为所有人的选择",
  "Let an operation of a published skill run without asking anyone": "让已发布技能的一个操作无需询问即可执行",
  "Be asked again; those for everyone are an admin's to remove": "恢复询问；对所有人的只能由管理员移除",
  "A skill says something into the chat it was called from, with its conversationToken":
    "技能凭 conversationToken 在调用它的对话里说话",
  "A skill says something into the chat it was called from, at its sessionWebhook":
    "技能通过 sessionWebhook 在调用它的对话里说话",
  "What an operation of the draft takes": "草稿的一个操作需要哪些参数",
  "Call one operation of the draft, once; a run begins, which asks for what any run asks":
    "试用草稿的一个操作，只调用一次；照常征求同意",
  "What was done with a grant, the latest first": "一项授权被用来做了什么，最新的在前",
  "The calls of an application's skills, the latest first; nothing of what was said in them":
    "应用的技能被调用的记录，最新的在前；不含对话内容",
  "How many of them there were, in equal steps of time; the last 24 hours where none is said":
    "调用次数，按相等的时间段；默认最近 24 小时",
  "One call with what is known of it; what was said in it only for whom it was made for, secrets masked":
    "一次调用的详情；内容只给本人看，密钥已遮盖",
  "The calls of the last 24 hours by application: yours, or for an admin the organisation's":
    "各应用最近 24 小时的调用：你自己的，管理员看到组织的",
  "The same calls as a table, for a table program": "同样的调用，导出为表格",
  "Stream mode: where to connect, and a ticket for one connection within 90 seconds":
    "流模式：连接到哪里，以及 90 秒内有效的一次性票据",
  "An application's open stream connections, where they came from, and what happened to them lately":
    "应用现有的长连接、来源地址和最近的情况",
  "What people allow now: how many grants of how many people, and when one was used last":
    "现在有多少人授予了多少权限，最近一次何时使用",
  "What an application asks for that sent you here in the browser, or where to go back to at once":
    "在浏览器里把你带到这里的应用想要什么，或直接返回哪里",
  "What an application asks you for, and whether it was answered": "应用向你请求什么，是否已经作答",
  "Allow what an application asks for in the browser, or do not: once":
    "在浏览器里允许应用的请求，或不允许；只能一次",
  "What you allow now": "你现在的授权",
  "Revoke everything you allow": "撤销你的全部授权",
  "What you allowed and what ended within the last 30 days": "最近 30 天内结束的授权",
  "Revoke a grant: nothing issued under it works from then on": "撤销一项授权：由它签发的一切立即失效",
  "Revoke one permission of a grant": "撤销一项授权中的一个权限",
  "What happened in the organisation, newest first": "组织里发生的事，最新的在前",
  "How many events a filter means": "符合筛选条件的记录有多少",
  "Every event there is, with its words": "全部事件及其名称",
  "One event, and whether it fits those beside it in the chain": "一条记录，以及它与前后记录是否衔接",
  "Whether the audit is as it was sealed": "审计记录是否与封存时一致",
  "How far the audit's chain goes, signed, to be kept elsewhere": "审计链的当前位置，带签名，供另存",
  "The audit in the order of its chain, for `behalf audit verify`":
    "按链的顺序导出审计记录，供 `behalf audit verify` 校验",
  "The events that a filter means, newest first, as a table or as lines of JSON":
    "符合筛选条件的记录，最新的在前，导出为表格或 JSON 行",
  "What people, applications, assistants, skills and APIs are called, by their ids":
    "按编号查成员、应用、助理、技能和 API 的名称",
  "How much an admin has before them: what waits for a decision, people, applications, assistants":
    "管理员面前的事：待决定的申请，以及成员、应用、助理的数量",
  "What this person allows this application": "这个人允许这个应用做什么",
  "The profile of the person who allowed it (`me` or their unionId)": "授权人的个人资料（`me` 或 unionId）",
  "Who may do what: which roles, tokens with which scopes, applications":
    "谁可以做什么：哪些角色、哪些权限的凭证、哪些应用",
  "Exchange a one-time code or a refresh token for a person's access token":
    "用一次性授权码或 Refresh Token 换取代表个人的访问凭证",
  "An access token of the application itself": "应用自身的访问凭证",
  "The last request of a conversation once more; what it writes is confirmed anew":
    "重新执行对话的最后一个请求；写操作会再次请你确认",
  "The language model that plans for the organisation": "组织用于规划的大模型",
  "Choose the language model that plans for the organisation": "设置组织用于规划的大模型",
  "Ask the model in use one question, and say what is wrong if anything is":
    "向当前大模型提一个问题，有问题时说明原因",
  "What the organisation's assistants used of its language model, by day and assistant, for a month":
    "近一个月各助理每天的大模型用量",
  "What the draft would do with each phrase, with planning and without; nothing is called":
    "查看草稿在开启和关闭规划时分别如何处理每条测试语句；不会调用任何接口",
  "Begin a thread; its person sees it with the first run": "新建会话；从第一次运行起，所属的人能看到它",
  "A thread of this program": "这个程序的一个会话",
  "Delete a thread, with its conversation": "删除会话及其对话",
  "Post a message; the next run answers it": "发一条消息，由下一次运行回答",
  "The messages of a thread that its program posted and was answered": "会话里程序发出和收到的消息",
  "A message of a thread": "会话里的一条消息",
  "Delete a message of a thread; its person sees it no more either":
    "删除会话里的一条消息，所属的人也不再看到",
  "Answer what was posted: a run begins, and is told at once; with `stream` as text/event-stream until it is over":
    "回答已发的消息：开始一次运行并立即返回；带 `stream` 时以 text/event-stream 返回，直到结束",
  "A run that this program began": "这个程序开始的一次运行",
  "The runs that this program began in a thread": "这个程序在会话里开始的运行",
  "Ask an assistant of the application one thing, in a thread of its own":
    "在单独的会话里向应用的助理提一个问题",
  "Ask an assistant of the application one thing, in the name of the person who allowed it":
    "以授权人的名义向应用的助理提一个问题",
  "Somebody's calendars: the one that everybody has": "某人的日历：每人一个主日历",
  "Events by their start, a series once; or what changed since a `syncToken`":
    "按开始时间列出日程，循环日程列一次；或自某个 `syncToken` 以来的变化",
  "Events as they occur between two moments: of a series each instance":
    "两个时刻之间的日程视图，循环日程逐次展开",
  "One's own events as they occur between two moments": "本人在两个时刻之间的日程视图",
  "An event, a series, or one instance of a series": "一个日程、一个循环日程或其中一次",
  "Create an event; at most 100 a day for a person": "创建日程，每人每天最多 100 个",
  "Change what is given of an event, a series or one instance: the organiser's alone":
    "修改日程、循环日程或其中一次的给定内容，仅限组织者",
  "Delete an event: for everybody where one organises it, else for oneself":
    "删除日程：组织者为所有人删除，参与者只为自己删除",
  "Who is invited to an event, and how they answered": "日程的参与者及其答复",
  "Invite people to an event: the organiser's alone": "添加日程参与者，仅限组织者",
  "Take invitations to an event back: the organiser's alone": "移除日程参与者，仅限组织者",
  "Answer an invitation": "答复日程邀请",
  "When people are busy, without what their events are": "成员的忙闲时间，不含日程内容",
  "When people are busy, asked by a person's own client": "代表本人查询成员的忙闲时间",
  "Add a personal to-do to the list of the person who allowed it": "在授权人的列表中新增个人待办",
  "Add a to-do that is worked on elsewhere": "新增在其他系统中处理的工作待办",
  "Change a to-do, or finish it: its creator for all, others their own part":
    "修改或完成待办：创建者对所有人，其他人只对自己的部分",
  "Say who of those who are to do it has finished": "设置哪些执行者已完成",
  "Delete a to-do: its creator for all, others from their own list":
    "删除待办：创建者对所有人，其他人只从自己的列表中",
  "The work to-dos on a person's list, the latest first; finished ones for 180 days":
    "某人列表中的工作待办，最新的在前；已完成的保留 180 天",
  "The to-dos on a person's list, personal ones and work, in the order asked for":
    "某人列表中的个人和工作待办，按要求的顺序",
  "How many to-dos are on a person's list": "某人列表中有多少待办",
  "A to-do on a person's list, with all that is said of it": "某人列表中的一项待办及其全部内容",
  "Make an assistant of the application, a draft until it has a skill and is published":
    "新建应用的助理；添加技能并发布之前是草稿",
  "Change the words of an assistant; published at once where nothing else of its draft waits to be published":
    "修改助理的文字；草稿里没有其他待发布的内容时立即发布",
  "An assistant of the application, as this person may see it": "应用的一个助理，按此人可见的内容",
  "Delete an assistant of the application": "删除应用的一个助理",
  "The application's assistants that a person made": "某人创建的应用助理",
  "The application's assistants that a person may talk to": "某人可以对话的应用助理",
  "Who may talk to an assistant: everybody, once it is published": "谁可以与助理对话：发布后全组织可见",
  "Say that everybody may talk to an assistant; anything narrower is refused":
    "设置助理全组织可见；不接受更小的范围",
  "What a published assistant can do; of a draft, what it will": "已发布的助理能做什么；草稿将能做什么",
  "Let the organisation's builders begin with the skill that a published operation is of":
    "让组织的搭建者可以从已发布能力所属的技能开始",
  "Share it no more": "不再共享",
  "Who asked an assistant when; what was said, of runs alone that this application began":
    "谁在何时向助理提问；对话内容仅限这个应用开始的运行",
  "How much an API is called, by which application and how it went; for an admin and its owner":
    "API 被哪些应用调用、调用多少、结果如何；供管理员和负责人查看",
  "Which application an API refused for lack of which permission; for an admin and its owner":
    "API 因缺少哪些权限拒绝了哪些应用；供管理员和负责人查看",
  "What a token may do at the API that asks, at this moment": "访问凭证此刻可以在提问的 API 上做什么",
  "Tell what came of requests that were checked: for the API's own statistics":
    "告知已检查的请求结果如何，用于该 API 的统计",
};
