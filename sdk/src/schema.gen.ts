/* Written by `npm run openapi`: the types of the API for whoever calls it. */

/** Why a request of the compatible surface was refused. */
export type CompatibleRefusal = {
  /** What went wrong, for programs. */
  code: string;
  /** Finds this request in the server's log; also in the header x-acs-request-id. */
  requestid: string;
  /** What went wrong, for people, in Chinese. */
  message: string;
  /** The permissions that are lacking. */
  accessdenieddetail?: {
    requiredScopes: string[];
  };
};

/** What a webhook is told: the body of the request. */
export type WebhookEvent = {
  type: "grant.revoked";
  version: 1;
  /** When it happened; the same at every attempt. */
  timestamp: string;
  /** Its `corpId`. */
  organisation: string;
  data: GrantRevoked;
} | {
  type: "permission.ended";
  version: 1;
  /** When it happened; the same at every attempt. */
  timestamp: string;
  /** Its `corpId`. */
  organisation: string;
  data: PermissionEnded;
} | {
  type: "person.left";
  version: 1;
  /** When it happened; the same at every attempt. */
  timestamp: string;
  /** Its `corpId`. */
  organisation: string;
  data: PersonLeft;
} | {
  type: "version.published";
  version: 1;
  /** When it happened; the same at every attempt. */
  timestamp: string;
  /** Its `corpId`. */
  organisation: string;
  data: VersionPublished;
} | {
  type: "webhook.test";
  version: 1;
  /** When it happened; the same at every attempt. */
  timestamp: string;
  /** Its `corpId`. */
  organisation: string;
  data: WebhookTest;
};

/** A person took back what they had allowed an application. */
export type GrantRevoked = {
  grantId: string;
  applicationId: string;
  /** The permissions concerned, of those that the receiver has to do with. */
  codes: string[];
  /** Whom it is about: for an API what introspection calls `sub`, for an application the person's `unionId`. */
  sub: string;
};

/** A permission came to its end without its person's doing. */
export type PermissionEnded = {
  /** Null where an application had it for itself. */
  grantId: string | null;
  applicationId: string;
  /** The permissions concerned, of those that the receiver has to do with. */
  codes: string[];
  sub: string | null;
  reason: PermissionEnding;
};

export type PermissionEnding = "time_over" | "conversation_idle" | "conversation_deleted" | "run_over" | "permission_withdrawn" | "approval_withdrawn";

/** Somebody who allowed something is no longer in the organisation. */
export type PersonLeft = {
  /** Whom it is about: for an API what introspection calls `sub`, for an application the person's `unionId`. */
  sub: string;
};

/** An API has a new version: the receiver itself, or one whose permissions it uses. */
export type VersionPublished = {
  apiId: string;
  version: number;
};

export type WebhookTest = Record<string, never>;

export type CheckOutcomes = {
  outcomes: {
    check: string;
    status: number;
    milliseconds: number;
  }[];
};

/** A yes or a no in an address. */
export type Flag = "true" | "false";

/** An event; of one that is not theirs any more, its id and that it is cancelled. */
export type CalendarEvent = {
  id: string;
  status: "confirmed" | "cancelled";
  summary?: string;
  description?: string;
  start?: CalendarTime;
  end?: CalendarTime;
  originStart?: {
    dateTime: string;
  };
  isAllDay?: boolean;
  recurrence?: CalendarRecurrence;
  attendees?: CalendarAttendee[];
  organizer?: {
    id: string;
    displayName: string;
    responseStatus: string;
    self: boolean;
  };
  location?: {
    displayName: string;
    meetingRooms: string[];
  };
  seriesMasterId?: string;
  createTime?: string;
  updateTime?: string;
  /** The minutes are a text here, and a number in a request. */
  reminders?: {
    method: string;
    minutes: string;
  }[];
  onlineMeetingInfo?: {
    type: string;
    conferenceId: string;
    extraInfo: Record<string, string>;
  };
  categories?: {
    displayName: string;
  }[];
  richTextDescription?: {
    text: string;
  };
  uiConfigs?: {
    uiName: string;
    uiStatus: string;
  }[];
};

/** A date, or a moment in a time zone. */
export type CalendarTime = {
  date?: string;
  dateTime?: string;
  timeZone?: string;
};

/** How an event recurs. */
export type CalendarRecurrence = {
  pattern: {
    type: "daily" | "weekly" | "absoluteMonthly" | "relativeMonthly" | "absoluteYearly";
    interval?: number | null;
    dayOfMonth?: number | null;
    /** `monday,tuesday` */
    daysOfWeek?: string | null;
    index?: "first" | "second" | "third" | "fourth" | "last" | null;
    firstDayOfWeek?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
  };
  range: {
    type: "noEnd" | "endDate" | "numbered";
    /** A date, its day included, or a date-time. */
    endDate?: string | null;
    numberOfOccurrences?: number | null;
  };
};

/** Somebody who is invited. */
export type CalendarAttendee = {
  id: string;
  displayName: string;
  responseStatus: string;
  self: boolean;
  isOptional: boolean;
};

/** What is given of an event, to create it or to change it. */
export type CalendarEventForm = {
  /** Of the event that is changed. */
  id?: string | null;
  summary?: string | null;
  description?: string | null;
  start?: CalendarTimeForm | null;
  end?: CalendarTimeForm | null;
  isAllDay?: boolean | null;
  recurrence?: CalendarRecurrence | null;
  attendees?: CalendarInvitation[] | null;
  location?: {
    displayName?: string | null;
  } | null;
  /** Left out, a quarter of an hour before; an empty list, none. */
  reminders?: {
    method?: string | null;
    minutes: number;
  }[] | null;
  onlineMeetingInfo?: {
    type?: string | null;
  } | null;
  richTextDescription?: {
    text?: string | null;
  } | null;
  freeBusyStatus?: "busy" | "free" | null;
  categories?: {
    displayName?: string | null;
  }[] | null;
  uiConfigs?: {
    uiName: string;
    uiStatus: "hide" | "disable" | "enable";
  }[] | null;
  /** Nobody is notified: of no effect. */
  extra?: Record<string, unknown> | null;
};

/** A date, or a moment in a time zone, as it is given. */
export type CalendarTimeForm = {
  /** Of an event that is whole days: `2026-03-29`. */
  date?: string | null;
  /** `2026-03-29T09:00:00+02:00`; without an offset, as clocks in `timeZone` show it. */
  dateTime?: string | null;
  /** A name of the IANA database, such as `Asia/Shanghai`. */
  timeZone?: string | null;
};

/** Somebody to invite, by their unionId. */
export type CalendarInvitation = {
  id: string;
  isOptional?: boolean | null;
};

/** Events as they occur. */
export type CalendarView = {
  events: CalendarEvent[];
  nextToken?: string;
};

export type EventResponse = "needsAction" | "accepted" | "declined" | "tentative";

/** Whose free and busy times are asked for. */
export type CalendarScheduleQuery = {
  /** At most 20, by their unionIds. */
  userIds?: string[] | null;
  startTime?: string | null;
  /** At most a year after startTime. */
  endTime?: string | null;
};

/** When people are busy, and nothing of what they do. */
export type CalendarSchedule = {
  scheduleInformation: {
    userId: string;
    error?: string;
    scheduleItems: {
      status: "BUSY" | "TENTATIVE";
      start: CalendarTime;
      end: CalendarTime;
    }[];
  }[];
};

export type PersonalTodoRequest = {
  subject: string;
  description?: string | null;
  dueTime?: number | null;
  executorIds?: string[] | null;
  participantIds?: string[] | null;
  reminderTimeStamp?: number | null;
  notifyConfigs?: TodoNotifyConfigs | null;
};

export type TodoNotifyConfigs = {
  dingNotify?: string | null;
  sendTodoApn?: string | null;
  sendAssistantChat?: string | null;
};

export type TodoTaskRequest = {
  subject: string;
  description?: string | null;
  dueTime?: number | null;
  executorIds?: string[] | null;
  participantIds?: string[] | null;
  reminderTimeStamp?: number | null;
  notifyConfigs?: TodoNotifyConfigs | null;
  detailUrl: TodoDetailUrl;
  sourceId?: string | null;
  creatorId?: string | null;
  contentFieldList?: TodoContentField[] | null;
  isOnlyShowExecutor?: boolean | null;
  priority?: 10 | 20 | 30 | 40 | null;
  bizCategoryId?: string | null;
  actionList?: TodoAction[] | null;
  todoType?: TodoType | null;
  remindNotifyConfigs?: TodoNotifyConfigs | null;
};

/** Where the to-do is worked on. */
export type TodoDetailUrl = {
  appUrl?: string | null;
  pcUrl?: string | null;
};

export type TodoContentField = {
  fieldKey: string;
  fieldValue: string;
};

export type TodoAction = {
  title: string;
  actionType: 1 | 2;
  actionKey?: string | null;
  url?: string | null;
  pcUrl?: string | null;
  buttonStyleType?: number | null;
  param?: {
    body?: string | null;
    header?: Record<string, string> | null;
  } | null;
};

export type TodoType = "TODO" | "READ";

export type TodoTask = {
  id: string;
  subject: string;
  dueTime?: number;
  detailUrl?: TodoDetailUrlReply;
  priority?: number;
  createdTime: number;
  modifiedTime: number;
  creatorId: string;
  sourceId?: string;
  /** The application that made it; `behalf` where the person did. */
  bizTag: string;
  description?: string;
  startTime: number;
  finishTime?: number;
  /** Whether all who are to do it have finished. */
  done: boolean;
  executorIds: string[];
  participantIds: string[];
  source: string;
  modifierId: string;
  requestId: string;
  contentFieldList?: TodoContentFieldReply[];
  isOnlyShowExecutor: boolean;
  notifyConfigs?: TodoNotifyReply;
};

export type TodoDetailUrlReply = {
  appUrl?: string;
  pcUrl?: string;
};

export type TodoContentFieldReply = {
  fieldKey: string;
  fieldValue: string;
};

export type TodoNotifyReply = {
  dingNotify?: string;
};

export type WorkTodoQuery = {
  /** `nextToken` of the last answer, as it was. */
  nextToken?: string | null;
  isDone?: boolean | null;
  roleTypes?: TodoRole[][] | null;
  todoType?: TodoType | null;
};

export type TodoRole = "creator" | "executor" | "participant";

export type WorkTodoCard = {
  taskId: string;
  subject: string;
  dueTime?: number;
  detailUrl?: TodoDetailUrlReply;
  priority?: number;
  createdTime: number;
  modifiedTime: number;
  creatorId: string;
  sourceId?: string;
  /** The application that made it; `behalf` where the person did. */
  bizTag: string;
  /** Whether the person whose list it is has finished. */
  isDone: boolean;
  todoType: TodoType;
};

export type TodoQuery = {
  isDone?: boolean | null;
  roleTypes?: TodoRole[][] | null;
  fromDueTime?: number | null;
  toDueTime?: number | null;
  isRecycled?: boolean | null;
  /** `nextToken` of the last answer, as it was. */
  nextToken?: string | null;
  category?: TodoCategory | null;
  orderBy?: "createdTime" | "modifiedTime" | "dueTime" | null;
  orderDirection?: "asc" | "desc" | null;
};

export type TodoCategory = "personal" | "org";

export type TodoCard = {
  taskId: string;
  subject: string;
  dueTime?: number;
  detailUrl?: TodoDetailUrlReply;
  priority?: number;
  createdTime: number;
  modifiedTime: number;
  creatorId: string;
  sourceId?: string;
  /** The application that made it; `behalf` where the person did. */
  bizTag: string;
  /** Whether the person whose list it is has finished. */
  isDone: boolean;
  todoType: TodoType;
  todoStatus: "TODO" | "DONE" | "RECYCLED";
  category: TodoCategory;
  orgInfo: {
    corpId: string;
    name: string;
  };
  originalSource?: {
    sourceTitle: string;
  };
  todoCardView: {
    todoCardTitle: string;
    todoCardContentList: {
      name: string;
      value: string;
    }[];
  };
};

export type TodoCountQuery = {
  isDone?: boolean | null;
  roleTypes?: TodoRole[][] | null;
  fromDueTime?: number | null;
  toDueTime?: number | null;
  isRecycled?: boolean | null;
};

export type TodoChangeRequest = {
  subject?: string | null;
  description?: string | null;
  dueTime?: number | null;
  executorIds?: string[] | null;
  participantIds?: string[] | null;
  done?: boolean | null;
  contentFieldList?: TodoContentField[] | null;
};

export type TodoWritten = {
  result: boolean;
};

export type TodoExecutorStatusRequest = {
  executorStatusList: {
    id: string;
    isDone: boolean;
  }[];
};

/** A conversation that a program began. */
export type AssistantThread = {
  id: string;
  createdAt: number;
  metadata: Record<string, unknown>;
  object: "thread";
};

/** What was deleted; `object` says of which kind it was. */
export type AssistantDeletion = {
  id: string;
  deleted: boolean;
  object: string;
};

export type AssistantMessage = {
  id: string;
  threadId: string;
  createdAt: number;
  role: AssistantRole;
  content: {
    type: "text";
    text: {
      value: string;
      annotations: Record<string, never>;
    };
  }[];
  assistantId?: string;
  /** The same, as the official client reads it of a single message. */
  assisantId?: string;
  runId?: string;
  metadata: Record<string, unknown>;
  object: "thread.message";
};

export type AssistantRole = "user" | "assistant" | "tool";

export type ListObject = "list";

export type AssistantRun = {
  id: string;
  createdAt: number;
  threadId: string;
  assistantId: string;
  status: AssistantRunStatus;
  lastErrorMsg?: string;
  expiresAt: number;
  startedAt: number;
  cancelledAt?: number;
  failedAt?: number;
  completedAt?: number;
  /** What the program gave. Of a run that waits for its person also `requiredAction`, what they are asked, and `url`, where they decide. */
  metadata: Record<string, unknown>;
  object: "thread.run";
};

/** `requires_action`: it waits for its person. */
export type AssistantRunStatus = "queued" | "in_progress" | "requires_action" | "failed" | "completed";

/** One thing that an assistant is asked. */
export type AssistantAsking = {
  input: string;
  instructions?: string;
  metadata?: Record<string, unknown>;
  stream?: boolean;
};

export type AssistantResponse = {
  id: string;
  created_at: number;
  status: AssistantRunStatus;
  error?: string;
  model: string;
  output: {
    type: "message";
    id: string;
    role: "assistant";
    content: {
      type: "output_text";
      text: string;
      annotations: unknown[];
    }[];
  }[];
  /** What the program gave, with `threadId` and `runId`; and what a run's has while it waits. */
  metadata: Record<string, unknown>;
  object: "response";
};

/** An assistant of the application. */
export type ManagedAssistant = {
  assistantId: string;
  name: string;
  description: string;
  createdAt: number;
  model: string;
  /** For who may build it. */
  instructions?: string;
  unifiedAppId: string;
  icon: string;
  welcomeContent: string;
  recommendPrompts: string[];
  creatorUnionId: string;
  fallbackContent: string;
  knowledgeFileNames: string[];
  actionNames: string[];
  assistantUnionId: string;
};

/** It was done. */
export type ManagementSuccess = {
  success: boolean;
};

export type ManagedAssistants = {
  hasMore: boolean;
  nextCursor: number;
  totalCount: number;
  list: {
    assistantId: string;
    name: string;
    description: string;
    icon: string;
    creatorUnionId: string;
    createdAt: number;
  }[];
};

export type AssistantScopes = {
  deptVisibleScopes: string[];
  userVisibleScopes: string[];
  roleVisibleScopes: string[];
  dynamicGroupScopes: string[];
  isAdmin: boolean;
};

/** Nobody in particular: what is published is for everybody. */
export type GivenScopes = {
  deptVisibleScopes?: string[];
  userVisibleScopes?: string[];
  roleVisibleScopes?: string[];
  dynamicGroupScopes?: string[];
  isAdmin?: false;
};

export type UserTokenRequest = {
  clientId?: string | null;
  clientSecret?: string | null;
  grantType?: string | null;
  code?: string | null;
  refreshToken?: string | null;
  /** With a code from the browser: where it came to. Need not be given. */
  redirectUri?: string | null;
  /** With a code that was begun with a code_challenge (RFC 7636). */
  codeVerifier?: string | null;
};

export type AppTokenRequest = {
  appKey?: string | null;
  appSecret?: string | null;
  /** Our own: the id or the address of an API of the organisation's own that the token is for (RFC 8707). Left out: for the platform. */
  resource?: string | null;
};

export type IntrospectionRequest = {
  token: string;
  /** Not looked at. */
  token_type_hint?: string;
  /** Our own: which of the API's operations asks, such as `GET /claims/{claimId}`; for the activity. */
  operation?: string;
  /** Our own: what that operation needs. The answer is the same; without it the check counts as refused. */
  scope?: string;
  /** The API's id, where it is not in HTTP Basic. */
  client_id?: string;
  client_secret?: string;
};

/** What a token opens at the API that asks (RFC 7662). */
export type Introspection = {
  active: boolean;
  token_type?: "Bearer";
  iss?: string;
  /** The API that asks. */
  aud?: string;
  /** The person: their id, or one that only this API knows. None for an application's own token. */
  sub?: string;
  client_id?: string;
  /** What the token opens at this API now. */
  scope?: string;
  /** Members of answers that it opens beside. */
  fields?: string[];
  exp?: number;
  iat?: number;
  organisation?: string;
  kind?: "delegated" | "application";
  /** The turn of an assistant in whose call the token was given. */
  run?: string;
  /** Which operation of a skill that call was. */
  call_operation?: string;
  /** To tell by what came of the request. */
  check?: string;
};

export interface Operations {
  /** postReply: A skill says something into the chat it was called from, with its conversationToken. */
  "POST /v1.0/aiInteraction/reply": {
    body: {
      conversationToken: string;
      contentType: string;
      content: string;
    };
    answer: {
      result: {
        success: boolean;
      };
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.conversationToken" | "systemError";
  };
  /** openStreamConnection: Stream mode: where to connect, and a ticket for one connection within 90 seconds. */
  "POST /v1.0/gateway/connections/open": {
    body: {
      clientId?: string | null;
      clientSecret?: string | null;
      ua?: string | null;
      subscriptions?: {
        type: string;
        topic: string;
      }[] | null;
    };
    answer: {
      endpoint: string;
      ticket: string;
    };
    refusals: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi" | "ServiceUnavailable" | "authFailed" | "invalidParameter" | "systemError";
  };
  /** listAuthRules: What this person allows this application. */
  "GET /v1.0/oauth2/authRules/user": {
    answer: {
      result: {
        resource: string;
        authItems: string[];
      }[];
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "system.busy";
  };
  /** reportCheckOutcomes: Tell what came of requests that were checked: for the API's own statistics. */
  "POST /oauth2/introspect/outcomes": {
    body: CheckOutcomes;
    answer: undefined;
    refusals: "invalid_client" | "invalid_request" | "server_error" | "temporarily_unavailable";
  };
  /** getContactUser: The profile of the person who allowed it (`me` or their unionId). */
  "GET /v1.0/contact/users/{unionId}": {
    params: {
      unionId: string;
    };
    answer: {
      nick: string;
      unionId: string;
      openId: string;
      avatarUrl?: string;
      email?: string;
      mobile?: string;
      stateCode?: string;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter.user.notFound" | "systemError";
  };
  /** listCalendars: Somebody's calendars: the one that everybody has. */
  "GET /v1.0/calendar/users/{userId}/calendars": {
    params: {
      userId: string;
    };
    answer: {
      response: {
        calendars: {
          id: string;
          summary: string;
          timeZone: string;
          eTag: string;
          type: "primary";
          privilege: "OWNER";
        }[];
      };
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** listEvents: Events by their start, a series once; or what changed since a `syncToken`. */
  "GET /v1.0/calendar/users/{userId}/calendars/{calendarId}/events": {
    params: {
      userId: string;
      calendarId: string;
    };
    query?: {
      timeMin?: string;
      timeMax?: string;
      maxResults?: number;
      maxAttendees?: number;
      nextToken?: string;
      showDeleted?: Flag;
      seriesMasterId?: string;
      syncToken?: string;
    };
    answer: {
      events: CalendarEvent[];
      nextToken?: string;
      /** On the last page, unless timeMax was sent. */
      syncToken?: string;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** createEvent: Create an event; at most 100 a day for a person. */
  "POST /v1.0/calendar/users/{userId}/calendars/{calendarId}/events": {
    params: {
      userId: string;
      calendarId: string;
    };
    body: CalendarEventForm | null;
    answer: CalendarEvent;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "permissionDeny" | "systemError";
  };
  /** listEventsView: Events as they occur between two moments: of a series each instance. */
  "GET /v1.0/calendar/users/{userId}/calendars/{calendarId}/eventsview": {
    params: {
      userId: string;
      calendarId: string;
    };
    query?: {
      timeMin?: string;
      timeMax?: string;
      maxResults?: number;
      maxAttendees?: number;
      nextToken?: string;
    };
    answer: CalendarView;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** listEventsViewByMe: One's own events as they occur between two moments. */
  "GET /v1.0/calendar/me/calendars/{calendarId}/eventsview": {
    params: {
      calendarId: string;
    };
    query?: {
      timeMin?: string;
      timeMax?: string;
      maxResults?: number;
      maxAttendees?: number;
      nextToken?: string;
    };
    answer: CalendarView;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** getEvent: An event, a series, or one instance of a series. */
  "GET /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}": {
    params: {
      userId: string;
      calendarId: string;
      eventId: string;
    };
    query?: {
      maxAttendees?: number;
    };
    answer: CalendarEvent;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** patchEvent: Change what is given of an event, a series or one instance: the organiser's alone. */
  "PUT /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}": {
    params: {
      userId: string;
      calendarId: string;
      eventId: string;
    };
    body: CalendarEventForm | null;
    answer: CalendarEvent;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "permissionDeny" | "systemError";
  };
  /** deleteEvent: Delete an event: for everybody where one organises it, else for oneself. */
  "DELETE /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}": {
    params: {
      userId: string;
      calendarId: string;
      eventId: string;
    };
    query?: {
      pushNotification?: Flag;
    };
    answer: undefined;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "permissionDeny" | "systemError";
  };
  /** listAttendees: Who is invited to an event, and how they answered. */
  "GET /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}/attendees": {
    params: {
      userId: string;
      calendarId: string;
      eventId: string;
    };
    query?: {
      maxResults?: number;
      nextToken?: string;
    };
    answer: {
      attendees: CalendarAttendee[];
      nextToken?: string;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** addAttendees: Invite people to an event: the organiser's alone. */
  "POST /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}/attendees": {
    params: {
      userId: string;
      calendarId: string;
      eventId: string;
    };
    body: {
      attendeesToAdd: CalendarInvitation[];
      pushNotification?: boolean | null;
      chatNotification?: boolean | null;
    };
    answer: undefined;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "permissionDeny" | "systemError";
  };
  /** removeAttendees: Take invitations to an event back: the organiser's alone. */
  "POST /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}/attendees/batchRemove": {
    params: {
      userId: string;
      calendarId: string;
      eventId: string;
    };
    body: {
      attendeesToRemove: {
        id: string;
      }[];
    };
    answer: undefined;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "permissionDeny" | "systemError";
  };
  /** respondToEvent: Answer an invitation. */
  "POST /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}/respond": {
    params: {
      userId: string;
      calendarId: string;
      eventId: string;
    };
    body: {
      responseStatus: EventResponse;
    };
    answer: undefined;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** querySchedule: When people are busy, without what their events are. */
  "POST /v1.0/calendar/users/{userId}/querySchedule": {
    params: {
      userId: string;
    };
    body: CalendarScheduleQuery;
    answer: CalendarSchedule;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** getSchedule: When people are busy, without what their events are. */
  "POST /v1.0/calendar/users/{userId}/getSchedule": {
    params: {
      userId: string;
    };
    body: CalendarScheduleQuery;
    answer: CalendarSchedule;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "itemNotFound" | "systemError";
  };
  /** getScheduleByMe: When people are busy, asked by a person's own client. */
  "POST /v1.0/calendar/me/schedules/query": {
    body: CalendarScheduleQuery;
    answer: CalendarSchedule;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "systemError";
  };
  /** createPersonalTodoTask: Add a personal to-do to the list of the person who allowed it. */
  "POST /v1.0/todo/users/me/personalTasks": {
    body: PersonalTodoRequest;
    answer: {
      taskId: string;
      createdTime: number;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "todo.taskCreate.flowControlError" | "todo.taskCreate.paramError" | "todo.taskCreate.systemError";
  };
  /** createTodoTask: Add a to-do that is worked on elsewhere. */
  "POST /v1.0/todo/users/{unionId}/tasks": {
    params: {
      unionId: string;
    };
    query?: {
      operatorId?: string | null;
    };
    body: TodoTaskRequest;
    answer: TodoTask;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "todo.taskCreate.flowControlError" | "todo.taskCreate.paramError" | "todo.taskCreate.systemError";
  };
  /** queryOrgTodoTasks: The work to-dos on a person's list, the latest first; finished ones for 180 days. */
  "POST /v1.0/todo/users/{unionId}/org/tasks/query": {
    params: {
      unionId: string;
    };
    body: WorkTodoQuery;
    answer: {
      nextToken?: string;
      todoCards: WorkTodoCard[];
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "todo.orgTaskQuery.paramError" | "todo.orgTaskQuery.systemError";
  };
  /** queryTodoTasks: The to-dos on a person's list, personal ones and work, in the order asked for. */
  "POST /v1.0/todo/users/{unionId}/tasks/list": {
    params: {
      unionId: string;
    };
    body: TodoQuery;
    answer: {
      nextToken?: string;
      totalCount: number;
      todoCards: TodoCard[];
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "todo.taskQuery.paramError" | "todo.taskQuery.systemError";
  };
  /** countTodoTasks: How many to-dos are on a person's list. */
  "POST /v1.0/todo/users/{unionId}/tasks/count": {
    params: {
      unionId: string;
    };
    body: TodoCountQuery;
    answer: {
      result: number;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "todo.taskQuery.paramError" | "todo.taskQuery.systemError";
  };
  /** getTodoTask: A to-do on a person's list, with all that is said of it. */
  "GET /v1.0/todo/users/{unionId}/tasks/{taskId}": {
    params: {
      unionId: string;
      taskId: string;
    };
    answer: TodoTask;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter.user.notFound" | "todo.taskQuery.paramError" | "todo.taskQuery.systemError";
  };
  /** updateTodoTask: Change a to-do, or finish it: its creator for all, others their own part. */
  "PUT /v1.0/todo/users/{unionId}/tasks/{taskId}": {
    params: {
      unionId: string;
      taskId: string;
    };
    query?: {
      operatorId?: string | null;
    };
    body: TodoChangeRequest;
    answer: TodoWritten;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "todo.taskUpdate.paramError" | "todo.taskUpdate.permissionDeny" | "todo.taskUpdate.systemError";
  };
  /** deleteTodoTask: Delete a to-do: its creator for all, others from their own list. */
  "DELETE /v1.0/todo/users/{unionId}/tasks/{taskId}": {
    params: {
      unionId: string;
      taskId: string;
    };
    query?: {
      operatorId?: string | null;
    };
    answer: {
      result: boolean;
      requestId: string;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter.user.notFound" | "todo.taskDelete.paramError" | "todo.taskDelete.permissionDeny" | "todo.taskDelete.systemError";
  };
  /** updateTodoTaskExecutorStatus: Say who of those who are to do it has finished. */
  "PUT /v1.0/todo/users/{unionId}/tasks/{taskId}/executorStatus": {
    params: {
      unionId: string;
      taskId: string;
    };
    query?: {
      operatorId?: string | null;
    };
    body: TodoExecutorStatusRequest;
    answer: TodoWritten;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "invalidParameter.user.notFound" | "todo.taskExecutorStatusUpdate.paramError" | "todo.taskExecutorStatusUpdate.permissionDeny" | "todo.taskExecutorStatusUpdate.systemError";
  };
  /** createAssistantThread: Begin a thread; its person sees it with the first run. */
  "POST /v1.0/assistant/threads": {
    body: {
      metadata?: Record<string, unknown>;
    };
    answer: AssistantThread;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "systemError";
  };
  /** retrieveAssistantThread: A thread of this program. */
  "GET /v1.0/assistant/threads/{threadId}": {
    params: {
      threadId: string;
    };
    answer: AssistantThread;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "systemError";
  };
  /** deleteAssistantThread: Delete a thread, with its conversation. */
  "DELETE /v1.0/assistant/threads/{threadId}": {
    params: {
      threadId: string;
    };
    answer: AssistantDeletion;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "systemError";
  };
  /** createAssistantMessage: Post a message; the next run answers it. */
  "POST /v1.0/assistant/threads/{threadId}/messages": {
    params: {
      threadId: string;
    };
    body: {
      role: string;
      content: string;
      metadata?: Record<string, unknown>;
      /** Taken, and of no meaning here. */
      extension?: Record<string, unknown>;
    };
    answer: AssistantMessage;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "systemError";
  };
  /** listAssistantMessage: The messages of a thread that its program posted and was answered. */
  "GET /v1.0/assistant/threads/{threadId}/messages": {
    params: {
      threadId: string;
    };
    query?: {
      limit?: string;
      order?: string;
      runId?: string;
    };
    answer: {
      data: AssistantMessage[];
      object: ListObject;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "systemError";
  };
  /** retrieveAssistantMessage: A message of a thread. */
  "GET /v1.0/assistant/threads/{threadId}/messages/{messageId}": {
    params: {
      threadId: string;
      messageId: string;
    };
    answer: AssistantMessage;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "systemError";
  };
  /** deleteAssistantMessage: Delete a message of a thread; its person sees it no more either. */
  "DELETE /v1.0/assistant/threads/{threadId}/messages/{messageId}": {
    params: {
      threadId: string;
      messageId: string;
    };
    answer: AssistantDeletion;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "systemError";
  };
  /** createAssistantRun: Answer what was posted: a run begins, and is told at once; with `stream` as text/event-stream until it is over. */
  "POST /v1.0/assistant/threads/{threadId}/runs": {
    params: {
      threadId: string;
    };
    body: {
      assistantId: string;
      instructions?: string;
      metadata?: Record<string, unknown>;
      stream?: boolean;
    };
    answer: AssistantRun;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "systemError";
  };
  /** listAssistantRun: The runs that this program began in a thread. */
  "GET /v1.0/assistant/threads/{threadId}/runs": {
    params: {
      threadId: string;
    };
    query?: {
      limit?: string;
      order?: string;
    };
    answer: {
      data: AssistantRun[];
      object: ListObject;
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "systemError";
  };
  /** retrieveAssistantRun: A run that this program began. */
  "GET /v1.0/assistant/threads/{threadId}/runs/{runId}": {
    params: {
      threadId: string;
      runId: string;
    };
    answer: AssistantRun;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "systemError";
  };
  /** assistantResponse: Ask an assistant of the application one thing, in a thread of its own. */
  "POST /v1.0/assistant/{assistantId}/compatible-mode/responses": {
    params: {
      assistantId: string;
    };
    body: AssistantAsking;
    answer: AssistantResponse;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "systemError";
  };
  /** assistantMeResponse: Ask an assistant of the application one thing, in the name of the person who allowed it. */
  "POST /v1.0/assistant/{assistantId}/me/compatible-mode/responses": {
    params: {
      assistantId: string;
    };
    body: AssistantAsking;
    answer: AssistantResponse;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter" | "systemError";
  };
  /** createManagedAssistant: Make an assistant of the application, a draft until it has a skill and is published. */
  "POST /v1.0/assistant/basicInfo": {
    body: {
      operatorUnionId: string;
      description?: string;
      instructions?: string;
      /** One character; anything else is the first letter of its name. */
      icon?: string;
      welcomeContent?: string;
      recommendPrompts?: string[];
      name: string;
    };
    answer: ManagedAssistant;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "invalidParameter" | "systemError";
  };
  /** updateManagedAssistant: Change the words of an assistant; published at once where nothing else of its draft waits to be published. */
  "PUT /v1.0/assistant/basicInfo": {
    body: {
      operatorUnionId: string;
      assistantId: string;
      description?: string;
      instructions?: string;
      /** One character; anything else is the first letter of its name. */
      icon?: string;
      welcomeContent?: string;
      recommendPrompts?: string[];
      name?: string;
      fallbackContent?: string;
    };
    answer: ManagedAssistant;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "invalidParameter" | "systemError";
  };
  /** retrieveManagedAssistant: An assistant of the application, as this person may see it. */
  "GET /v1.0/assistant/basicInfo": {
    query: {
      unionId: string;
      assistantId: string;
    };
    answer: ManagedAssistant;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** deleteManagedAssistant: Delete an assistant of the application. */
  "DELETE /v1.0/assistant/basicInfo": {
    query: {
      operatorUnionId: string;
      assistantId: string;
    };
    answer: ManagementSuccess;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** listManagedAssistants: The application's assistants that a person made. */
  "GET /v1.0/assistant/list": {
    query: {
      unionId: string;
      pageSize?: number;
      cursor?: number;
    };
    answer: ManagedAssistants;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** listVisibleAssistants: The application's assistants that a person may talk to. */
  "GET /v1.0/assistant/visibleList": {
    query: {
      unionId: string;
      pageSize?: number;
      cursor?: number;
      name?: string;
    };
    answer: ManagedAssistants;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** listAssistantLogs: Who asked an assistant when; what was said, of runs alone that this application began. */
  "GET /v1.0/assistant/logs/list": {
    query: {
      assistantId: string;
      startTime: number;
      endTime: number;
      pageSize?: number;
      pageNumber?: number;
    };
    answer: {
      success: boolean;
      result: {
        list: {
          name: string;
          time: number;
          userId: string;
          unionId: string;
          scene: string;
          actionNames: string;
          input: string;
          output: string;
          customChannel: string;
          result: string;
        }[];
        hasMore: boolean;
        totalCount: number;
      };
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** retrieveAssistantScope: Who may talk to an assistant: everybody, once it is published. */
  "GET /v1.0/assistant/scope": {
    query: {
      assistantId: string;
    };
    answer: {
      success: boolean;
      result: {
        sharing: boolean;
        assistantId: string;
        scopes: AssistantScopes;
      };
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** updateAssistantScope: Say that everybody may talk to an assistant; anything narrower is refused. */
  "PUT /v1.0/assistant/scope": {
    body: {
      operatorUnionId: string;
      assistantId: string;
      sharing?: true;
      scopes?: GivenScopes;
    };
    answer: ManagementSuccess;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "invalidParameter" | "systemError";
  };
  /** listAssistantActions: What a published assistant can do; of a draft, what it will. */
  "GET /v1.0/assistant/actionLists": {
    query: {
      assistantId: string;
    };
    answer: {
      assistantId: string;
      corpId: string;
      actionList: {
        actionId: string;
        actionVersion: string;
        actionName: string;
        description: string;
        icon: string;
      }[];
    };
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** shareAssistantAction: Let the organisation's builders begin with the skill that a published operation is of. */
  "POST /v1.0/assistant/orgActionRepositories": {
    body: {
      operatorUnionId: string;
      actionId: string;
      actionVersion: number;
    };
    answer: ManagementSuccess;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "invalidParameter" | "systemError";
  };
  /** stopSharingAssistantAction: Share it no more. */
  "DELETE /v1.0/assistant/orgActionRepositories": {
    query: {
      operatorUnionId: string;
      actionId: string;
    };
    answer: ManagementSuccess;
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "invalid.parameter" | "systemError";
  };
  /** issueUserToken: Exchange a one-time code or a refresh token for a person's access token. */
  "POST /v1.0/oauth2/userAccessToken": {
    body: UserTokenRequest;
    answer: {
      accessToken: string;
      refreshToken?: string;
      expireIn: number;
      /** Left out where the browser was not asked for corpid. */
      corpId?: string;
    };
    refusals: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi" | "ServiceUnavailable" | "invalidClientIdOrSecret" | "invalidParameter" | "invalidParameter.authCode.notFound" | "invalidParameter.grantType" | "systemError";
  };
  /** issueAppToken: An access token of the application itself. */
  "POST /v1.0/oauth2/accessToken": {
    body: AppTokenRequest;
    answer: {
      accessToken: string;
      expireIn: number;
    };
    refusals: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi" | "ServiceUnavailable" | "invalidClientIdOrSecret" | "invalidParameter" | "systemError";
  };
  /** introspectToken: What a token may do at the API that asks, at this moment. */
  "POST /oauth2/introspect": {
    body: IntrospectionRequest;
    answer: Introspection;
    refusals: "invalid_client" | "invalid_request" | "server_error" | "temporarily_unavailable";
  };
}
