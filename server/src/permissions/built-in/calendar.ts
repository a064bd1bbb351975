import type { BuiltIn } from "../permission.ts";
import { apis } from "./apis.ts";

const calendars = "/v1.0/calendar/users/{userId}/calendars";
const events = `${calendars}/{calendarId}/events`;
const acls = `${calendars}/{calendarId}/acls`;
const subscribed = "/v1.0/calendar/users/{userId}/subscribedCalendars";

/** A person's events, when they are busy, and their calendars. */
export const calendarPermissions: readonly BuiltIn[] = [
  {
    code: "Calendar.Event.Read",
    kind: "delegated",
    field: false,
    write: false,
    sensitive: true,
    risk: "medium",
    api: apis.calendar,
    name: { zh: "日历应用中日程读权限", en: "Read your calendar events" },
    description: {
      zh: "查看你的日程：标题、时间、地点和参与人",
      en: "Your events: titles, times, places and who attends",
    },
    apis: [
      { method: "GET", path: events, name: { zh: "查询日程列表", en: "List events" } },
      { method: "GET", path: `${events}view`, name: { zh: "查询日程视图", en: "List events as they occur" } },
      { method: "GET", path: `${events}/{eventId}`, name: { zh: "查询单个日程详情", en: "Get an event" } },
      {
        method: "GET",
        path: `${events}/{eventId}/attendees`,
        name: { zh: "获取日程参与者", en: "List who attends" },
      },
      {
        method: "GET",
        path: calendars,
        name: { zh: "查询日历列表", en: "List calendars" },
      },
      {
        method: "GET",
        path: "/v1.0/calendar/me/calendars/{calendarId}/eventsview",
        name: { zh: "查询本人日程视图", en: "List one's own events as they occur" },
      },
    ],
  },
  {
    code: "Calendar.Event.Write",
    kind: "delegated",
    field: false,
    write: true,
    sensitive: true,
    risk: "high",
    api: apis.calendar,
    name: { zh: "日历应用中日程写权限", en: "Create and change your calendar events" },
    description: {
      zh: "以你的名义创建、修改和删除日程",
      en: "Create, change and delete events in your name",
    },
    apis: [
      { method: "POST", path: events, name: { zh: "创建日程", en: "Create an event" } },
      { method: "PUT", path: `${events}/{eventId}`, name: { zh: "修改日程", en: "Change an event" } },
      { method: "DELETE", path: `${events}/{eventId}`, name: { zh: "删除日程", en: "Delete an event" } },
      {
        method: "POST",
        path: `${events}/{eventId}/attendees`,
        name: { zh: "添加日程参与者", en: "Add who attends" },
      },
      {
        method: "POST",
        path: `${events}/{eventId}/attendees/batchRemove`,
        name: { zh: "删除日程参与者", en: "Remove who attends" },
      },
      {
        method: "POST",
        path: `${events}/{eventId}/respond`,
        name: { zh: "设置日程响应邀请状态", en: "Answer an invitation" },
      },
    ],
  },
  {
    code: "Calendar.EventSchedule.Read",
    kind: "delegated",
    field: false,
    write: false,
    sensitive: false,
    risk: "low",
    api: apis.calendar,
    name: { zh: "日历应用中日程闲忙状态读权限", en: "See when you are busy" },
    description: { zh: "查看你何时忙碌，不含日程内容", en: "When you are busy, without what the events are" },
    apis: [
      {
        method: "POST",
        path: "/v1.0/calendar/users/{userId}/querySchedule",
        name: { zh: "获取用户忙闲信息", en: "Get free and busy times" },
      },
      {
        method: "POST",
        path: "/v1.0/calendar/users/{userId}/getSchedule",
        name: { zh: "获取用户忙闲信息", en: "Get free and busy times" },
      },
      {
        method: "POST",
        path: "/v1.0/calendar/me/schedules/query",
        name: { zh: "获取本人忙闲信息", en: "Get one's own free and busy times" },
      },
    ],
  },
  {
    code: "Calendar.Calendar.Read",
    kind: "delegated",
    field: false,
    write: false,
    sensitive: false,
    risk: "low",
    api: apis.calendar,
    name: { zh: "日历应用中日历读权限", en: "Read your subscribed calendars" },
    description: { zh: "查看你订阅了哪些日历", en: "Which calendars you subscribe to" },
    apis: [
      {
        method: "GET",
        path: `${subscribed}/{calendarId}`,
        name: { zh: "查询订阅日历", en: "Get a subscribed calendar" },
      },
    ],
  },
  {
    code: "Calendar.Calendar.Write",
    kind: "delegated",
    field: false,
    write: true,
    sensitive: false,
    risk: "medium",
    api: apis.calendar,
    name: { zh: "日历应用中日历写权限", en: "Manage your subscribed calendars" },
    description: { zh: "替你订阅、退订和管理日历", en: "Subscribe to, leave and manage calendars for you" },
    apis: [
      {
        method: "POST",
        path: subscribed,
        name: { zh: "创建订阅日历", en: "Create a subscribed calendar" },
      },
      {
        method: "PUT",
        path: `${subscribed}/{calendarId}`,
        name: { zh: "更新订阅日历", en: "Change a subscribed calendar" },
      },
      {
        method: "DELETE",
        path: `${subscribed}/{calendarId}`,
        name: { zh: "删除订阅日历", en: "Delete a subscribed calendar" },
      },
      {
        method: "POST",
        path: `${calendars}/{calendarId}/subscribe`,
        name: { zh: "订阅公共日历", en: "Subscribe to a calendar" },
      },
      {
        method: "POST",
        path: `${calendars}/{calendarId}/unsubscribe`,
        name: { zh: "取消订阅公共日历", en: "Leave a calendar" },
      },
    ],
  },
  {
    code: "Calendar.Acl.Read",
    kind: "delegated",
    field: false,
    write: false,
    sensitive: true,
    risk: "medium",
    api: apis.calendar,
    name: { zh: "日历应用访问控制读权限", en: "Read who can see your calendar" },
    description: { zh: "查看谁可以访问你的日历", en: "Who may see your calendar" },
    apis: [
      {
        method: "GET",
        path: acls,
        name: { zh: "获取访问控制列表", en: "List who has access" },
      },
    ],
  },
  {
    code: "Calendar.Acl.Write",
    kind: "delegated",
    field: false,
    write: true,
    sensitive: true,
    risk: "high",
    api: apis.calendar,
    name: { zh: "日历应用访问控制写权限", en: "Change who can see your calendar" },
    description: { zh: "修改谁可以访问你的日历", en: "Change who may see your calendar" },
    apis: [
      {
        method: "POST",
        path: acls,
        name: { zh: "创建访问控制", en: "Give access" },
      },
      {
        method: "DELETE",
        path: `${acls}/{aclId}`,
        name: { zh: "删除访问控制", en: "Take access away" },
      },
    ],
  },
];
