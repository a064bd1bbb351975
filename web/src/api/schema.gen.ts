/* Written by `npm run openapi`: the types of the API for whoever calls it. */

export type AgendaAttendee = {
  name: string;
  /** Where their picture is on this server; null where they have none. */
  picture: string | null;
  you: boolean;
  response: EventResponse;
  optional: boolean;
};

export type AgendaEvent = {
  id: string;
  title: string;
  description: string;
  location: string;
  allDay: boolean;
  /** A time; of whole days the first. */
  start: string;
  /** A time; of whole days the first one after it. */
  end: string;
  /** In which it was planned. */
  timeZone: string | null;
  repeats: boolean;
  /** The person's own. */
  response: EventResponse;
  /** The person organises it: deleted by them, it is for everybody. */
  mine: boolean;
  organiser: AgendaPerson;
  /** Fifty at most. */
  attendees: AgendaAttendee[];
  /** What an application did to it last. */
  change: ChangeOnBehalf | null;
};

export type AgendaPerson = {
  name: string;
  /** Where their picture is on this server; null where they have none. */
  picture: string | null;
  you: boolean;
};

/** What became of the turns with what is published, in numbers: never who said or was told what. */
export type Analytics = {
  /** The turns since then are counted. */
  since: string;
  /** There were more than are looked at: the latest count. */
  truncated: boolean;
  people: number;
  byDay: {
    day: string;
    completed: number;
    /** The person did not allow it, or chose not to send it. */
    denied: number;
    failed: number;
    expired: number;
    cancelled: number;
    open: number;
  }[];
  consents: {
    allowed: number;
    denied: number;
    expired: number;
    /** Still open, or over because the turn was. */
    other: number;
  };
  time: {
    /** Without the time that it waited for the person. */
    turn: Percentiles;
    /** For the person, of the turns that asked. */
    waiting: Percentiles;
  };
  errors: {
    code: string;
    turns: number;
  }[];
  operations: OperationUse[];
};

/** Today and the days before it. */
export type AnalyticsDays = "7" | "30" | "90";

/** The assistant's answer, in Markdown. */
export type Answer = {
  text: string;
  /** The platform said it itself, before any planner. */
  by?: "platform";
  /** The same in pieces, where a skill's answer is one of them. */
  parts?: AnswerPart[];
  /** What the person may press, by its id, as long as nothing more was said. */
  choices?: {
    id: string;
    label: string;
    kind: "operation" | "value" | "platform";
    /** It takes back what the person allowed. */
    ends?: true;
  }[];
  /** What the person may say next. */
  suggestions?: string[];
  /** What the person is asked for; their next message is read as the answer where it fits. */
  asks?: {
    operationId: string;
    missing: {
      key: string;
      label: string;
      schema: Record<string, unknown>;
    }[];
  };
};

/** A piece of an answer: words, or what a skill answered, laid out. */
export type AnswerPart = {
  kind: "text";
  /** Markdown. */
  text: string;
} | {
  kind: "result";
  callId: string;
  /** What the operation does, in its developer's words. */
  title: string;
  skill: string;
  at: string;
  facts: {
    label: string;
    kind: ValueKind;
    value: string;
  }[];
  tables: ResultTable[];
};

/** An API of the organisation's own. */
export type Api = {
  /** What it presents, with a secret, when it asks what a token may do. */
  id: string;
  namespace: string;
  owner: Named;
  subject: ApiSubject;
  /** Its latest version; null: nobody can be asked for it yet. */
  publishedNumber: number | null;
  createdAt: string;
  /** What the next version says. */
  draft: ApiContent;
  /** Of the draft: it is given with each change of it. */
  revision: number;
  published: ApiContent | null;
  /** For an admin and its owner. */
  secrets: KeptSecret[] | null;
};

/** What was asked of an API with tokens, in numbers: by application and by operation, never by whom. */
export type ApiCalls = {
  since: string;
  /** There were more than are looked at: the latest count. */
  truncated: boolean;
  /** So often a token was checked. */
  calls: number;
  /** So many different people it was for; never who. */
  people: number;
  refused: number;
  /** Answered with 500 or more, as far as the API told what came of it. */
  failed: number;
  /** Milliseconds, as far as the API told; null where it told none. */
  p50: number | null;
  p95: number | null;
  byDay: {
    /** Of UTC, as 2026-11-28. */
    day: string;
    /** So often a token was checked. */
    calls: number;
    /** So many different people it was for; never who. */
    people: number;
    refused: number;
    /** Answered with 500 or more, as far as the API told what came of it. */
    failed: number;
  }[];
  applications: {
    applicationId: string;
    name: string;
    /** So often a token was checked. */
    calls: number;
    /** So many different people it was for; never who. */
    people: number;
    refused: number;
    /** Answered with 500 or more, as far as the API told what came of it. */
    failed: number;
    /** Milliseconds, as far as the API told; null where it told none. */
    p50: number | null;
    p95: number | null;
  }[];
  operations: {
    operation: string | null;
    /** So often a token was checked. */
    calls: number;
    /** So many different people it was for; never who. */
    people: number;
    refused: number;
    /** Answered with 500 or more, as far as the API told what came of it. */
    failed: number;
    /** Milliseconds, as far as the API told; null where it told none. */
    p50: number | null;
    p95: number | null;
  }[];
};

/** What is left out stays. What it says is changed in its draft. */
export type ApiChange = {
  ownerId?: string;
  subject?: ApiSubject;
};

/** What one version of an API says. */
export type ApiContent = {
  name: Words;
  provider: Words;
  baseUrl: string;
  points: ApiPoint[];
};

export type ApiDifference = {
  /** A version; 0 for nothing. */
  from: number;
  /** A version; null for the draft. */
  to: number | null;
  /** It or its provider has another name. */
  renamed: boolean;
  baseUrl: {
    before: string;
    after: string;
  } | null;
  points: ApiPointDifference[];
  /** What keeps the draft from being published. */
  problems: ApiProblem[];
};

/** An OpenAPI document: itself, or the `url` to fetch it from, once. */
export type ApiDocument = {
  document?: string;
  /** Where the document is, in its place. */
  url?: string;
};

/** An API of the organisation's own, whose words these are. */
export type ApiOnCard = {
  name: string;
  provider: string;
};

/** What a permission opens in one version beyond another. */
export type ApiOpening = {
  operations: ApiOperation[];
  fields: string[];
  /** It changes something, and only reads in the other. */
  write: boolean;
  /** Where its requests go, where that is elsewhere. */
  baseUrl: string | null;
};

/** One operation; `{names}` in its path stand for anything. */
export type ApiOperation = {
  method: string;
  path: string;
  name: Words;
};

/** A permission point, as its API's owner writes it. */
export type ApiPoint = {
  /** `Expense.Claim.Read`; its first part is the API's namespace. */
  code: string;
  kind: PermissionKind;
  /** It changes something in the person's name. */
  write: boolean;
  /** An admin approves it for each application. */
  sensitive: boolean;
  risk: Risk;
  name: Words;
  description: Words;
  operations: ApiOperation[];
  /** Members of the API's answers that stay closed without it, by their names. */
  fields: string[];
};

/** What a version does to a permission. `opens_more`: what people allowed of it rests until they have seen it; `words`: only what is said of it is different. */
export type ApiPointChange = "added" | "opens_more" | "opens_less" | "words" | "withdrawn";

export type ApiPointDifference = {
  code: string;
  name: Words;
  change: ApiPointChange;
  opened: ApiOpening;
  closed: ApiOpening;
  /** What is said of it otherwise. */
  said: ("name" | "description" | "sensitive" | "risk")[];
  /** How many allow it now. */
  people: number;
};

/** What is wrong at a place of an API's content. */
export type ApiProblem = {
  /** `draft.points.3.code` */
  path: string;
  severity: Severity;
  message: string;
};

/** What a document could be registered as. */
export type ApiProposal = {
  namespace: string;
  content: ApiContent;
  /** What is to be looked at before it is registered. */
  problems: ApiProblem[];
  /** How many the document has. */
  operations: number;
  /** How many of them a permission opens. */
  covered: number;
};

export type ApiRefusal = {
  applicationId: string;
  application: string;
  operation: string | null;
  /** What was lacking; null: the token opened nothing any more. */
  scope: string | null;
  times: number;
  people: number;
  lastAt: string;
};

/** Who a token's person is to the API: their `userId`, or an id that only this API knows. */
export type ApiSubject = "user_id" | "pairwise";

export type ApiVersion = {
  number: number;
  notes: string;
  points: number;
  at: string;
  by: Named;
};

export type Application = {
  id: string;
  clientId: string;
  name: string;
  description: string;
  provider: string | null;
  privacyUrl: string | null;
  /** Where a person may be sent back to with a code; letter by letter. */
  redirectUrls: string[];
  /** By an admin: refused everywhere. */
  disabled: boolean;
  createdAt: string;
  /** Its developer. */
  owner: Named;
  secrets: KeptSecret[];
  permissions: ApplicationPermission[];
};

/** What of an application changes; what is left out stays. */
export type ApplicationChange = {
  name?: string;
  description?: string;
  provider?: string | null;
  privacyUrl?: string | null;
  /** https, or http on this machine; compared letter by letter. */
  redirectUrls?: string[];
  /** An admin's to say. */
  disabled?: boolean;
};

export type ApplicationOnCard = {
  name: string;
  provider: string;
  privacyUrl: string | null;
};

export type ApplicationPermission = {
  code: string;
  status: PermissionStatus;
  reason?: string;
  /** What the admin said when deciding. */
  note?: string;
  /** Where it is approved for; none: for anywhere. */
  hosts?: string[] | null;
};

export type AppTokenRequest = {
  appKey?: string | null;
  appSecret?: string | null;
  /** Our own: the id or the address of an API of the organisation's own that the token is for (RFC 8707). Left out: for the platform. */
  resource?: string | null;
};

/** A security scheme that the file asks for. */
export type AskedAuthentication = {
  /** Its name in the file. */
  scheme: string;
  /** What it is, for people. */
  words: string;
  /** What to give, but for its secret; null for what the platform does not do. */
  authentication: {
    type: AuthenticationType;
    name?: string;
    tokenUrl?: string;
    scope?: string;
  } | null;
  /** Schemes that are wanted together with it. */
  together: string[];
  /** No operation needs it. */
  optional: boolean;
};

export type Assistant = {
  id: string;
  applicationId: string;
  name: string;
  description: string;
  /** One character, or the name of a drawn one such as `:calendar`; empty: the first of its name. */
  icon: string;
  welcome: string;
  /** Those its builder wrote; with none, an opening has its skills' examples. */
  starters: string[];
  planning: boolean;
  mode: Mode;
  publishedVersion: number | null;
  /** Taken out of use by an admin; then only its builders see it. */
  disabled: boolean;
  /** As everyone else knows it. */
  published: KnownAs | null;
  publishedAt: string | null;
  /** Whether the reader may change it. */
  mine: boolean;
  createdAt: string;
  skills: Skill[];
  /** For the assistant's builders. */
  instructions?: string;
  /** For the assistant's builders. */
  fallback?: string;
  /** For the assistant's builders. */
  rules?: PlanningRule[];
  /** For the assistant's builders. */
  suggestions?: Suggestions;
  /** For the assistant's builders. */
  testPhrases?: TestPhrase[];
  /** For the assistant's builders: what will keep the draft's plan from being published. */
  problems?: PlanProblem[];
};

/** One thing that an assistant is asked. */
export type AssistantAsking = {
  input: string;
  instructions?: string;
  metadata?: Record<string, unknown>;
  stream?: boolean;
};

/** What of the draft a builder changes; what is left out stays. `rules` and `testPhrases` replace them all; a new rule has no id yet. */
export type AssistantChange = {
  name?: string;
  description?: string;
  planning?: boolean;
  icon?: string;
  instructions?: string;
  welcome?: string;
  fallback?: string;
  starters?: string[];
  suggestions?: Suggestions;
  mode?: Mode;
  rules?: {
    id?: string;
    when: string[];
    then: RuleAction;
  }[];
  testPhrases?: TestPhrase[];
  /** Out of use, for everybody. An admin's to say. */
  disabled?: boolean;
};

/** What was deleted; `object` says of which kind it was. */
export type AssistantDeletion = {
  id: string;
  deleted: boolean;
  object: string;
};

/** What is different between two states of an assistant. */
export type AssistantDifference = {
  /** A version; 0 for nothing, null for the draft. */
  from: number | null;
  to: number | null;
  changes: string[];
  words: {
    member: "name" | "description" | "icon" | "instructions" | "welcome" | "fallback" | "starters" | "suggestions" | "planning" | "mode" | "rules";
    before: string;
    after: string;
  }[];
  skills: {
    skillId: string;
    title: string;
    change: DifferenceKind;
    operations: {
      operationId: string;
      change: DifferenceKind;
    }[];
  }[];
  permissions: {
    added: string[];
    removed: string[];
  };
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

export type AssistantRole = "user" | "assistant" | "tool";

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

export type AssistantScopes = {
  deptVisibleScopes: string[];
  userVisibleScopes: string[];
  roleVisibleScopes: string[];
  dynamicGroupScopes: string[];
  isAdmin: boolean;
};

export type AssistantSummary = {
  id: string;
  applicationId: string;
  name: string;
  description: string;
  /** One character, or the name of a drawn one such as `:calendar`; empty: the first of its name. */
  icon: string;
  planning: boolean;
  mode: Mode;
  publishedVersion: number | null;
  /** Taken out of use by an admin; then only its builders see it. */
  disabled: boolean;
  /** As everyone else knows it. */
  published: KnownAs | null;
  publishedAt: string | null;
  /** Whether the reader may change it. */
  mine: boolean;
  createdAt: string;
  /** Its builder, for those who may change it. */
  owner?: Named;
};

/** A conversation that a program began. */
export type AssistantThread = {
  id: string;
  createdAt: number;
  metadata: Record<string, unknown>;
  object: "thread";
};

export type AssistantVersion = {
  number: number;
  notes: string;
  at: string;
  by: Named;
  changes: string[];
};

export type AuditCount = {
  count: number;
  /** There are more: nobody counts further. */
  more: boolean;
};

export type AuditEvent = {
  id: number;
  at: string;
  event: string;
  label: Words;
  actor: {
    kind: string;
    id: string | null;
  };
  subject: string | null;
  details: Record<string, unknown>;
  /** In the chain, hexadecimal; null for the second until it is sealed. */
  hash: string | null;
};

export type AuditFault = {
  /** In the chain; null for what is not in it. */
  position: number | null;
  /** The event's; null where nothing is left that names it. */
  id: number | null;
  /** `changed`: it, or its place, is not what was sealed. `missing`: its seal is there and it is not. `gap`: the seal is gone. `added`: it was put in among what is sealed. */
  problem: "changed" | "missing" | "gap" | "added";
};

export type AuditHead = {
  organisation: string;
  position: number;
  /** SHA-256, hexadecimal. */
  hash: string;
  at: string;
  /** Ed25519, SubjectPublicKeyInfo in base64. */
  publicKey: string;
  /** Base64. */
  signature: string;
};

/** Where an event stands in the organisation's chain. */
export type AuditPlace = {
  position: number;
  /** The hash before it, hexadecimal. */
  previous: string;
  /** Whether its hash is that of the hash before and of the event as it is now. */
  fits: boolean;
  /** Whether the next one's hash goes on from it; null: it is the last. */
  followed: boolean | null;
};

export type AuditVerification = {
  ok: boolean;
  events: number;
  sealed: number;
  /** Recorded in the last second, as a rule. */
  unsealed: number;
  firstBad?: AuditFault;
  /** How far the chain holds. */
  head: {
    position: number;
    /** SHA-256, hexadecimal. */
    hash: string;
  };
};

/** How the platform proves itself to a skill's server; secrets only ever go this way. */
export type Authentication = {
  type: "none";
} | {
  type: "bearer";
  token: string;
} | {
  type: "basic";
  username: string;
  password: string;
} | {
  type: "header";
  name: string;
  value: string;
} | {
  type: "query";
  name: string;
  value: string;
} | {
  type: "cookie";
  name: string;
  value: string;
} | {
  type: "oauth_client_credentials";
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope?: string;
  clientAuthentication?: "basic" | "body";
};

/** How the platform proves itself, without the secret; name: of a header, query parameter, cookie. */
export type AuthenticationKind = {
  type: AuthenticationType;
  name?: string;
};

export type AuthenticationType = "bearer" | "basic" | "header" | "query" | "cookie" | "oauth_client_credentials";

/** What may be told of a skill's authentication: never a secret. */
export type AuthenticationView = {
  type: AuthenticationType;
  /** The name of the header, query parameter or cookie; the client id and where its tokens come from. */
  hint?: string;
  /** Where alone it is sent: hosts, or `stream`. */
  host: string;
  updatedAt: string;
};

/** What an application asks a person for in the browser. */
export type AuthorisationRequest = {
  id: string;
  status: "pending" | "allow" | "deny" | "expired";
  application: ApplicationOnCard;
  /** The application wants to know the organisation too. */
  namesOrganisation: boolean;
  /** Why you cannot allow it: it can only be declined. */
  hindrance: "other_organisation" | "not_administrator" | null;
  /** Where the browser goes afterwards. */
  returnHost: string;
  /** What you do not allow it yet. */
  scopes: ScopeOnCard[];
  durations: ClientDuration[];
  defaultDuration: ClientDuration;
  expiresAt: string;
  /** What began it: to begin again, as somebody else or when it is over. */
  address: string;
};

/** The skill whose answer led to this call. */
export type Because = {
  skill: string;
};

/** Somebody who is invited. */
export type CalendarAttendee = {
  id: string;
  displayName: string;
  responseStatus: string;
  self: boolean;
  isOptional: boolean;
};

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

/** Somebody to invite, by their unionId. */
export type CalendarInvitation = {
  id: string;
  isOptional?: boolean | null;
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

/** Whose free and busy times are asked for. */
export type CalendarScheduleQuery = {
  /** At most 20, by their unionIds. */
  userIds?: string[] | null;
  startTime?: string | null;
  /** At most a year after startTime. */
  endTime?: string | null;
};

/** A date, or a moment in a time zone. */
export type CalendarTime = {
  date?: string;
  dateTime?: string;
  timeZone?: string;
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

/** Events as they occur. */
export type CalendarView = {
  events: CalendarEvent[];
  nextToken?: string;
};

/** A request to a skill and its answer, secrets masked. */
export type Call = {
  id: string;
  operationId: string;
  outcome: CallOutcome;
  /** How it reached the skill. */
  mode?: Transport;
  request: {
    method: string;
    uri: string;
    headers: Record<string, string>;
    body: string | null;
  };
  response: {
    status: {
      code: number;
      message: string;
    };
    headers: Record<string, string>;
    body: string | null;
  } | null;
  /** The request as a command for a shell; null where there is none to show. */
  curl: string | null;
  error?: string;
  /** Unix milliseconds. */
  beginTime: number;
  /** Milliseconds until the answer; null while it is awaited. */
  rt: number | null;
};

/** For whom a skill was called. */
export type Caller = {
  /** The same in every call to this application. */
  alias: string;
  id: string | null;
  /** Null for whom you may not know by name. */
  name: string | null;
  /** You. */
  own: boolean;
};

/** What came of a call; `unknown`: nobody knows whether it was done. */
export type CallOutcome = "sending" | "answered" | "failed" | "unknown";

/** `unanswered`: it was sent, and no answer could be read. */
export type CallStatus = "failed" | "2xx" | "3xx" | "4xx" | "5xx" | "unanswered" | "not_sent";

/** What an application did to an event or a to-do of the person. */
export type ChangeOnBehalf = {
  id: string;
  kind: "event" | "todo";
  resourceId: string;
  action: "created" | "changed" | "deleted";
  title: string;
  /** What it is called. */
  application: string;
  /** Where it was asked for, if that is still there. */
  conversationId: string | null;
  at: string;
  /** Whether it can be undone; if not: it was, something was changed since, a day has passed. */
  undo: "possible" | "undone" | "changed" | "late";
};

export type CheckOutcomes = {
  outcomes: {
    check: string;
    status: number;
    milliseconds: number;
  }[];
};

/** How long an answer to an application itself holds: it has no run and no conversation to end with. */
export type ClientDuration = "30d" | "always";

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

/** A confirmation card: may exactly this be sent? */
export type Confirmation = {
  id: string;
  operationId: string;
  /** The operation's own words for what it does. */
  summary: string;
  method: string;
  /** Below the host, as the skill's file writes it. */
  path?: string;
  skill: SkillOnCard;
  /** The person's own words. */
  request: string;
  reason: ConfirmationReason;
  because?: Because;
  /** Whether the person may say that this operation needs no question from now on. */
  remember: boolean;
  parameters: ConfirmationParameter[];
  body?: ConfirmationBody;
  expiresAt: string;
};

export type ConfirmationAnswer = {
  confirmationId: string;
  decision: "run" | "cancel";
  /** All of the person's own parameters, where one of them was changed; left out, those of the card are sent. */
  arguments?: Record<string, unknown>;
  /** Ask no more for this operation. */
  remember?: boolean;
};

/** Of a body that is an object: more than its members say. */
export type ConfirmationBody = {
  /** What the body says of its members together, such as its forms. */
  schema?: ParameterSchema;
  /** Members that may be given besides those shown, by their names among the `arguments`. */
  others?: {
    /** What the value of any of them must be. */
    schema: ParameterSchema;
    /** Names that the body describes itself. */
    except: string[];
  };
};

export type ConfirmationParameter = {
  /** Its name, or `in.name` where the name occurs twice in the operation. */
  key: string;
  name: string;
  place?: ParameterPlace;
  /** Letters of its name, or of names inside its value, that may be taken for others. */
  unusual?: UnusualLetter[];
  /** What the skill's file calls it; a card names it so. */
  title?: string;
  description: string;
  schema: ParameterSchema;
  /** As it would be sent; null where nothing would, and where the person must choose first. */
  value: unknown;
  required: boolean;
  /** Filled in by the platform: shown, never edited. */
  platform: boolean;
  /** The platform's value is a secret: not even shown. */
  sealed?: true;
  /** The person's words that were looked up in the directory. */
  matched?: string;
};

export type ConfirmationReason = "file" | "name" | "data_flow" | "write" | "first_post";

/** An operation that runs without being confirmed: for one person, or for everyone by an admin's word. */
export type ConfirmationWaiver = {
  id: string;
  skill: SkillTitle;
  operationId: string;
  summary: string;
  method: string;
  everyone: boolean;
  at: string;
};

export type Connections = {
  connections: StreamConnection[];
  addresses: StreamAddress[];
  recent: StreamEvent[];
};

export type ConsentAnswer = {
  consentId: string;
  decision: "allow" | "deny" | "allow_all";
  /** Codes of the card; left out, `allow` means all required ones. */
  scopes?: string[];
  /** With `allow_all`: the sensitive permissions to be allowed, by skill; what the card asks for need not be named. */
  alsoAllow?: {
    skillId: string;
    code: string;
  }[];
  /** Left out, the card's `defaultDuration`. */
  duration?: Duration;
};

/** A consent card. */
export type ConsentRequest = {
  id: string;
  application: ApplicationOnCard;
  skill: SkillOnCard;
  /** The person's own words. */
  request: string;
  because?: Because;
  /** Whose language model may be told what it opens: a host. */
  reader?: string;
  durations: Duration[];
  defaultDuration: Duration;
  scopes: ConsentScope[];
  /** The codes that `allow_all` may cover; the sensitive ones where they are asked for or named. */
  all: string[];
  /** The same by skill: who would get what, and where it would go; empty on cards of before. */
  allSkills: SkillInAll[];
  /** What `allow_all` leaves out because no admin has approved it. */
  leftOut: NeedsAdmin[];
  /** The person allowed some of it before, to the skill as it was then. */
  changed?: true;
  expiresAt: string;
};

/** A permission as a consent card shows it, in the reader's language. */
export type ConsentScope = {
  code: string;
  name: string;
  description: string;
  sensitive: boolean;
  risk: Risk;
  api: ApiOnCard | null;
  /** You allow it already, without this. */
  widened?: OpenedMore;
  /** The card asks for it. */
  required: boolean;
};

export type Conversation = {
  id: string;
  assistantId: string;
  assistantName: string;
  assistantIcon: string;
  draft: boolean;
  /** What you called it, or else your first words; empty until then. */
  title: string;
  /** Kept at the top of the list. */
  pinned: boolean;
  /** The question that waits in it for you. */
  waitsFor: WaitsFor | null;
  /** The name of the application whose program began it in your name; null where you did. */
  program: string | null;
  createdAt: string;
  updatedAt: string;
  messages: Message[];
};

/** What is left out stays. */
export type ConversationChange = {
  title?: string;
  pinned?: boolean;
};

export type ConversationSummary = {
  id: string;
  assistantId: string;
  assistantName: string;
  assistantIcon: string;
  draft: boolean;
  /** What you called it, or else your first words; empty until then. */
  title: string;
  /** Kept at the top of the list. */
  pinned: boolean;
  /** The question that waits in it for you. */
  waitsFor: WaitsFor | null;
  /** The name of the application whose program began it in your name; null where you did. */
  program: string | null;
  createdAt: string;
  updatedAt: string;
};

/** `local`: what a skill answered under a person's permission is not told to the provider. `allowed`: it may be, and the consent card says so. */
export type DelegatedResults = "local" | "allowed";

export type Deletion = {
  /** By which it can be undone within a day. */
  changeId: string;
};

export type DeliveryState = "pending" | "delivered" | "failed";

/** A piece of the answer as it is written. Not stored: the run that ends holds the text that counts. */
export type Delta = {
  text: string;
  /** The whole text so far, in the place of what came before. */
  reset?: true;
};

export type DifferenceKind = "added" | "removed" | "changed";

/** How long an answer holds: this run, this conversation, thirty days, or until it is revoked. */
export type Duration = "once" | "conversation" | "30d" | "always";

/** What a person allowed and does not any more. */
export type EndedGrant = {
  id: string;
  application: {
    id: string;
    name: string;
    provider: string;
  };
  skill: {
    title: string;
  } | null;
  codes: string[];
  /** You took it back; otherwise it came to its end. */
  revoked: boolean;
  endedAt: string;
  lastUsedAt: string | null;
};

export type EventResponse = "needsAction" | "accepted" | "declined" | "tentative";

export type ExpectedOperation = {
  skillId: string;
  operationId: string;
};

/** A yes or a no in an address. */
export type Flag = "true" | "false";

export type FoundConversation = {
  id: string;
  assistantId: string;
  assistantName: string;
  assistantIcon: string;
  draft: boolean;
  /** What you called it, or else your first words; empty until then. */
  title: string;
  /** Kept at the top of the list. */
  pinned: boolean;
  /** The question that waits in it for you. */
  waitsFor: WaitsFor | null;
  /** The name of the application whose program began it in your name; null where you did. */
  program: string | null;
  createdAt: string;
  updatedAt: string;
  /** What was said there with the words that were searched for; null where its title has them. */
  found: string | null;
};

/** Null where none is set. */
export type FoundWebhook = {
  webhook: Webhook | null;
};

/** Nobody in particular: what is published is for everybody. */
export type GivenScopes = {
  deptVisibleScopes?: string[];
  userVisibleScopes?: string[];
  roleVisibleScopes?: string[];
  dynamicGroupScopes?: string[];
  isAdmin?: false;
};

/** What a person allows an application: for one skill, or for the application itself. */
export type Grant = {
  id: string;
  application: {
    id: string;
    name: string;
    provider: string;
    /** By an admin: until it is enabled again nothing is given to it. */
    disabled: boolean;
  };
  /** None where it is the application itself that is allowed. */
  skill: SkillTitle | null;
  scopes: GrantScope[];
  /** Up to a second late. */
  lastUsedAt: string | null;
};

/** Left out where there is none. */
export type GrantCount = {
  id: string;
  grants: number;
  people: number;
  lastUsedAt: string | null;
};

/** A call of a skill that a grant covered, a request made with its tokens, or tokens that an application itself got. */
export type GrantEvent = {
  at: string;
  event: "skill.called" | "api.called" | "code.redeemed";
  /** What a skill was called for. */
  operation?: string;
  /** The operation's own words for what it does, as they were at the call. */
  summary?: string;
  /** Which API was called in your name, as its method and path; of one of the organisation's own, as it said. */
  api?: string;
  /** The organisation's own API that it was; left out for the platform's. */
  apiName?: string;
  /** The run in which it was done; left out where the application did it by itself. */
  runId?: string;
  /** The name of the application that did it. */
  application: string;
  outcome: "sending" | "answered" | "failed" | "unknown" | "refused" | "issued" | "revoked";
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

export type GrantScope = {
  code: string;
  duration: Duration;
  grantedAt: string;
  expiresAt: string;
  /** It opens nothing until you have seen what it opens by now; its next use asks you. */
  resting: RestingPermission | null;
};

/** What is wrong at a place of the request. */
export type InputProblem = {
  /** Such as body.name or query.cursor. */
  path: string;
  message: string;
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

/** A secret that works now, without itself; the latest first. */
export type KeptSecret = {
  createdAt: string;
  /** Up to a minute old; null: not used yet. */
  lastUsedAt: string | null;
  /** Of one that another took the place of. */
  endsAt: string | null;
};

export type KnownAs = {
  name: string;
  description: string;
  icon: string;
};

export type LintAnswer = {
  problems: SkillProblem[];
  operations: SkillOperation[];
  /** What the file asks to be given as authentication; what most operations take comes first. */
  asks: AskedAuthentication[];
};

/** By what is published of it, or by its draft before that. */
export type ListedApi = {
  /** What it presents, with a secret, when it asks what a token may do. */
  id: string;
  namespace: string;
  owner: Named;
  subject: ApiSubject;
  /** Its latest version; null: nobody can be asked for it yet. */
  publishedNumber: number | null;
  createdAt: string;
  name: Words;
  provider: Words;
  baseUrl: string;
  points: number;
};

export type ListedMember = {
  id: string;
  unionId: string;
  account: string;
  name: string;
  mobile: string | null;
  email: string | null;
  jobNumber: string | null;
  /** Where their picture is on this server; null where they have none. */
  picture: string | null;
  locale: Locale | null;
  roles: Role[];
  disabled: boolean;
  createdAt: string;
  /** Of a session they have now, up to a minute late; null: none is known. */
  lastSeenAt: string | null;
};

export type ListObject = "list";

export type Locale = "zh" | "en";

/** A call of an application's skill: when, what, and what came of it. */
export type LoggedCall = {
  id: string;
  at: string;
  runId: string;
  outcome: CallOutcome;
  method: string;
  operationId: string;
  /** As the skill's file has it, without values. */
  path: string;
  skill: SkillTitle;
  /** Of the assistant; null: its draft. */
  version: number | null;
  status: number | null;
  /** Why there is no answer, or none that can be read. */
  failure: string | null;
  /** Whether anything may have reached the skill; null while it is awaited. */
  sent: boolean | null;
  transport: Transport;
  /** Milliseconds. */
  rt: number | null;
  person: Caller;
};

export type LoggedCallDetail = {
  request: LoggedCall;
  /** Whether what was said in it is shown: it was made for you. */
  bodies: boolean;
  call: Call;
  /** What it needed of the person, and for how long that was allowed. */
  permissions: {
    code: string;
    duration: string | null;
  }[];
  /** The one-time code that went with it; null: none. */
  code: {
    issuedAt: string;
    redeemedAt: string | null;
    expiresAt: string;
  } | null;
  /** The requests made under the same permission while it ran. */
  uses: {
    at: string;
    api: string;
    status: number;
  }[];
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

/** It was done. */
export type ManagementSuccess = {
  success: boolean;
};

export type Member = {
  id: string;
  unionId: string;
  account: string;
  name: string;
  mobile: string | null;
  email: string | null;
  jobNumber: string | null;
  /** Where their picture is on this server; null where they have none. */
  picture: string | null;
  locale: Locale | null;
  roles: Role[];
  disabled: boolean;
  createdAt: string;
};

export type Message = {
  id: string;
  role: "user" | "assistant";
  text: string;
  runId: string;
  at: string;
};

/** `pass_through`: every message becomes one call of the only operation; nothing is planned, rules rest. */
export type Mode = "plan" | "pass_through";

export type ModelBudgets = {
  /** Requests to the model in one turn. */
  requests: number;
  /** Calls of operations in one turn. */
  calls: number;
  /** Tokens read and written in one turn. */
  tokens: number;
  /** Seconds of the model's own time in one turn. */
  seconds: number;
};

export type ModelUse = {
  /** In UTC. */
  day: string;
  assistant: Named;
  model: string;
  requests: number;
  failed: number;
  inputTokens: number;
  outputTokens: number;
  seconds: number;
};

/** Somebody or something by its name. */
export type Named = {
  id: string;
  name: string;
};

/** A permission that an admin must approve before anybody is asked for it. */
export type NeedsAdmin = {
  code: string;
  name: string;
  /** An admin has been told. */
  asked: boolean;
};

/** Its namespace and content by hand, or an OpenAPI document of which the proposal becomes the draft. */
export type NewApi = {
  /** The first part of each of its codes. It belongs to the API for ever. */
  namespace?: string;
  content?: ApiContent;
  document?: string;
  /** Where the document is, in its place. */
  url?: string;
  /** Left out, whoever registers it. */
  ownerId?: string;
  subject?: ApiSubject;
};

export type NewApplication = {
  name: string;
  description?: string;
  provider?: string;
  privacyUrl?: string;
};

/** What a builder gives to make an assistant. */
export type NewAssistant = {
  name: string;
  description?: string;
  planning?: boolean;
  icon?: string;
  instructions?: string;
  welcome?: string;
  fallback?: string;
  starters?: string[];
  suggestions?: Suggestions;
  applicationId?: string;
};

/** What happened to a person behind their back. */
export type Notice = {
  id: string;
  kind: "password_given" | "link_made" | "password_set" | "code_replayed" | "code_presented_by_another" | "webhook_paused";
  text: Words;
  /** Whom and what it is about, by the names of that time. */
  details: Record<string, Named>;
  at: string;
  seenAt: string | null;
};

/** Why a request of an API was refused. */
export type OAuthRefusal = {
  /** What went wrong, for programs (RFC 6749 section 5.2). */
  error: string;
  /** What went wrong, for developers. */
  error_description: string;
};

/** What a permission opens now beyond what its person saw. */
export type OpenedMore = {
  operations: OperationOnCard[];
  /** Members of the API's answers. */
  fields: string[];
  /** It changes something now, and only read before. */
  write: boolean;
  /** Where its requests go now, if that is elsewhere. */
  baseUrl: string | null;
};

/** What an assistant shows before anything was said. */
export type Opening = {
  name: string;
  description: string;
  icon: string;
  welcome: string;
  /** At most three. */
  starters: string[];
  /** For each starter what comes of it; null where nobody knows before it is said. */
  asks: (StarterAsks | null)[];
};

/** What a call of an operation takes, to be filled in. */
export type OperationForm = {
  parameters: ConfirmationParameter[];
  body?: ConfirmationBody;
};

/** One operation of an API, in the reader's language. */
export type OperationOnCard = {
  method: string;
  path: string;
  name: string;
};

export type OperationUse = {
  p50: number | null;
  p95: number | null;
  skillId: string;
  skill: string;
  operationId: string;
  calls: number;
  answered: number;
  failed: number;
  /** Sent, and nobody knows whether the skill did it. */
  unknown: number;
  /** Without the person's permission. */
  refused: number;
  /** The person saw what would be sent and chose not to send it, or stopped it. */
  cancelled: number;
  /** Planning was off, or what it needs was gone. */
  unavailable: number;
};

export type OrganisationModel = {
  /** Whose choice the model in use is. */
  source: "organisation" | "operator" | "none";
  /** The host that the model in use is reached at. */
  provider: string | null;
  /** The host of the operator's model, which plans where the organisation chose none. */
  operator: string | null;
  /** As the organisation gave it. */
  baseUrl: string | null;
  model: string | null;
  hasKey: boolean;
  delegatedResults: DelegatedResults;
  budgets: ModelBudgets;
};

export type Overview = {
  /** Applications for permissions that wait. */
  approvals: number;
  people: number;
  applications: number;
  assistants: number;
};

export type OwnTodo = {
  id: string;
  subject: string;
  description: string | null;
  dueAt: string | null;
  /** When the person finished their part. */
  finishedAt: string | null;
  creator: {
    name: string;
    /** Where their picture is on this server; null where they have none. */
    picture: string | null;
    you: boolean;
  };
  mayFinish: boolean;
  /** The person made it, or it was made for them: what it says is theirs to change. */
  mayChange: boolean;
  /** What an application did to it last. */
  change: ChangeOnBehalf | null;
};

/** Where a parameter is sent; said where another has the same name. */
export type ParameterPlace = "path" | "query" | "header" | "cookie" | "body";

/** JSON Schema of a value; of its members, those that a form can be made from. */
export type ParameterSchema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  /** Forms of which the value has one. For a person looked up in the directory: whom the name may mean. */
  oneOf?: unknown[];
  /** Forms of which the value has at least one. */
  anyOf?: unknown[];
  /** Parts that all hold. */
  allOf?: unknown[];
  /** Which form is meant: of each value of the member, the places in `oneOf` or `anyOf`. */
  discriminator?: {
    propertyName: string;
    mapping: Record<string, number[]>;
  };
  title?: string;
  description?: string;
  /** What the service assumes where nothing is given; it is not sent. */
  default?: unknown;
  const?: unknown;
  properties?: Record<string, unknown>;
  required?: string[];
  additionalProperties?: unknown;
};

/** Milliseconds; null where nothing was measured. */
export type Percentiles = {
  p50: number | null;
  p95: number | null;
};

export type Permission = {
  code: string;
  kind: PermissionKind;
  field: boolean;
  sensitive: boolean;
  risk: Risk;
  name: Words;
  description: Words;
  /** Lets something be changed in the person's name. */
  write: boolean;
  /** The API that it belongs to. */
  category: string;
  categoryName: Words;
  /** Of an API of the organisation's own: who says these words. */
  provider: Words | null;
  /** Who takes the tokens: `platform`, or an API of the organisation's own. */
  audience: string;
  /** Whether this server has any of its APIs: without one it opens nothing. */
  available: boolean;
  apis: {
    method: string;
    path: string;
    name: Words;
    available: boolean;
  }[];
  /** Members of an answer that stay closed without it. */
  fields: string[];
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

/** Whether a person allows it for their own data, or an admin for the organisation. */
export type PermissionKind = "delegated" | "application";

/** A sensitive permission that an application asks for. */
export type PermissionRequest = {
  id: string;
  application: {
    id: string;
    name: string;
    clientId: string;
  };
  code: string;
  status: PermissionRequestStatus;
  reason: string;
  /** What the admin said when deciding. */
  note: string;
  by: Named;
  /** Where it is approved for already. */
  hosts: string[];
  /** Where else it asks to go; none: no skill uses it yet. */
  newHosts: string[];
  at: string;
};

export type PermissionRequestStatus = "pending" | "approved" | "rejected";

export type PermissionStatus = "none" | "pending" | "approved" | "rejected";

export type PersonalTodoRequest = {
  subject: string;
  description?: string | null;
  dueTime?: number | null;
  executorIds?: string[] | null;
  participantIds?: string[] | null;
  reminderTimeStamp?: number | null;
  notifyConfigs?: TodoNotifyConfigs | null;
};

/** Somebody who allowed something is no longer in the organisation. */
export type PersonLeft = {
  /** Whom it is about: for an API what introspection calls `sub`, for an application the person's `unionId`. */
  sub: string;
};

export type PhraseOutcome = {
  /** `runs`: it is called, after what is asked first; `asks`: for what is missing; `blocked`: planning is off or an admin has not approved; `offers`: which one is meant; `answers`: a rule's text; `platform`: the platform answers. */
  does: "runs" | "asks" | "blocked" | "offers" | "answers" | "platform" | "nothing";
  operations: {
    skillId: string;
    operationId: string;
    /** In its developer's words. */
    summary: string;
    /** The person is asked unless they allowed it. */
    permission: boolean;
    /** The person sees what is sent before it is. */
    confirmation: boolean;
    /** What is asked for. */
    missing: string[];
  }[];
  /** What a rule answers. */
  text: string;
};

/** What the draft would do with a phrase. Nothing is called. */
export type PhraseResult = {
  text: string;
  /** Whether exactly what was expected was found. */
  right: boolean;
  /** What the words are most like, best first, found or not. */
  best: {
    skillId: string;
    operationId: string;
    /** In its developer's words. */
    summary: string;
    /** Above 0: meant by the words. */
    score: number;
  }[];
  withPlanning: PhraseOutcome;
  withoutPlanning: PhraseOutcome;
};

/** What its builder decided without weighing words: the first rule that a message matches wins. */
export type PlanningRule = {
  id: string;
  when: string[];
  then: RuleAction;
};

export type PlanProblem = {
  /** An error keeps the draft from being published. */
  severity: Severity;
  code: string;
  /** The member that is meant, such as `mode`, `rules.2.then` or `skills`. */
  path: string;
  message: string;
};

export type PublishedApiVersion = {
  number: number;
  points: {
    code: string;
    change: ApiPointChange;
  }[];
};

export type PublishedVersion = {
  changes: string[];
  newScopes: string[];
  peopleAskedAgain: number;
  number: number;
};

/** At a place in a skill's file, or in a member of the draft. */
export type PublishProblem = {
  severity: Severity;
  code: string;
  message: string;
  line: number;
  column: number;
  remedy?: SkillRemedy;
  skillId: string;
  title: string;
} | PlanProblem;

/** Why a request was refused. */
export type Refusal = {
  error: {
    /** What went wrong, for programs. */
    code: string;
    /** What went wrong and how to get out, for people, in English. */
    message: string;
    /** Finds this request in the server's log. */
    requestId: string;
    /** The places: InputProblem for invalid_input, SkillProblem or PublishProblem where a skill is meant. */
    details?: (InputProblem | unknown)[];
  };
};

export type RequestCounts = {
  from: string;
  to: string;
  calls: number;
  failed: number;
  medianMs: number | null;
  /** There are more than were counted, which are the latest. */
  more: boolean;
  bars: {
    from: string;
    answered: number;
    failed: number;
  }[];
  /** Of the time, whatever else is asked for; as are the next two. */
  skills: SkillTitle[];
  operations: string[];
  people: Caller[];
};

export type ResentDeliveries = {
  count: number;
};

export type RestingPermission = {
  operations: OperationOnCard[];
  /** Members of the API's answers. */
  fields: string[];
  /** It changes something now, and only read before. */
  write: boolean;
  /** Where its requests go now, if that is elsewhere. */
  baseUrl: string | null;
  since: string;
};

export type ResultTable = {
  /** Empty for a list that is all of the answer. */
  label: string;
  columns: {
    label: string;
    kind: ValueKind;
  }[];
  rows: string[][];
  /** How many more rows there were. */
  left: number;
};

/** How much a misuse could cost: high is always sensitive, low never. */
export type Risk = "low" | "medium" | "high";

export type Role = "member" | "builder" | "developer" | "admin";

/** A new secret in the place of the old one, which works 24 h more. */
export type Rotation = {
  /** The old one ends at once. */
  revokeOld?: boolean;
};

export type RuleAction = {
  kind: "run";
  skillId: string;
  operationId: string;
} | {
  kind: "answer";
  text: string;
};

/** One turn, from what the person said to what the assistant answered. */
export type Run = {
  id: string;
  conversationId: string;
  assistantId: string;
  status: "queued" | "in_progress" | "requires_action" | "completed" | "failed" | "cancelled" | "expired";
  createdAt: string;
  completedAt: string | null;
  error: {
    code: string;
    message: string;
  } | null;
  steps: RunStep[];
  requiredAction: {
    kind: "consent";
    consent: ConsentRequest;
  } | {
    kind: "confirm";
    confirmation: Confirmation;
  } | null;
  message: Answer | null;
  /** What its calls used of what the person allowed, now or before. */
  used: UsedGrant[];
};

export type RunStep = {
  id: string;
  kind: "plan" | "consent" | "confirm" | "call" | "answer";
  status: "running" | "done" | "failed" | "skipped";
  summary: string;
  /** Of a plan with several calls none is named. */
  operationId?: string;
  /** The call that the step is about. */
  callId?: string;
  at: string;
  outcome?: StepOutcome;
  /** Of a call: whether a request left. */
  sent?: boolean;
  /** Of a call that was sent: how long its skill took. */
  ms?: number;
  /** The run was stopped while the call was under way. */
  stopped?: true;
  /** Why a call is not available, where that is why. */
  needsAdmin?: NeedsAdmin[];
  /** Of a plan, or of an answer that nothing was called for. */
  why?: StepWhy;
  confirmation?: StepConfirmation;
  consent?: StepConsent;
};

/** A permission that is asked for, in the catalogue's words and the reader's language. */
export type ScopeOnCard = {
  code: string;
  name: string;
  description: string;
  sensitive: boolean;
  risk: Risk;
  api: ApiOnCard | null;
  /** You allow it already, without this. */
  widened?: OpenedMore;
};

export type Session = {
  user: User;
  /** Goes into the header x-csrf-token of every change. */
  csrfToken: string;
};

/** With the secret where the webhook is new. */
export type SetWebhook = {
  webhook: Webhook;
  secret: string | null;
};

export type Severity = "error" | "warning";

export type Skill = {
  id: string;
  applicationId: string;
  title: string;
  host: string;
  /** For the assistant's builders. */
  document?: string;
  privacyUrl: string | null;
  /** Else it rests in the draft: neither planned nor published. */
  enabled: boolean;
  operations: SkillOperation[];
  problems: SkillProblem[];
  shapeHash: string;
  /** For the assistant's builders; null where there is none. */
  authentication?: AuthenticationView | null;
};

/** A skill with what `allow_all` may allow it. */
export type SkillInAll = {
  skill: {
    title: string;
    /** Where the request would go. */
    host: string;
    id: string;
  };
  application: {
    name: string;
    provider: string;
    /** Another application than that of the card's skill. */
    other: boolean;
  };
  scopes: ConsentScope[];
};

export type SkillOnCard = {
  title: string;
  /** Where the request would go. */
  host: string;
};

export type SkillOperation = {
  operationId: string;
  method: string;
  path: string;
  summary: string;
  scopes: string[];
  /** What the file itself says of a confirmation before each call. */
  confirm: "ask" | "skip" | null;
};

/** What is wrong at a place of a skill file. */
export type SkillProblem = {
  severity: Severity;
  code: string;
  message: string;
  line: number;
  column: number;
  remedy?: SkillRemedy;
};

/** What the platform can do: write a given `serviceAddress` into the file, or convert it on import. */
export type SkillRemedy = "service_address" | "convert";

/** A skill file to begin with. */
export type SkillSample = {
  id: string;
  title: Words;
  description: Words;
  document: string;
};

/** A skill file: the document itself, or in its place the `url` to fetch it from, once. */
export type SkillSource = {
  document?: string;
  url?: string;
  /** Where the service is, for a file that does not say it; it is written into the file. One without a path gets the path of the file's server. */
  serviceAddress?: string;
  privacyUrl?: string;
  applicationId?: string;
  /** Left out, what was given before stays. */
  authentication?: Authentication;
};

export type SkillTitle = {
  id: string;
  title: string;
};

export type StarterAsks = {
  /** In its developer's words. */
  operation: string;
  /** It uses permissions of yours: you are asked unless you allowed them. */
  permission: boolean;
  /** You see what is sent before it is. */
  confirmation: boolean;
};

/** What became of a confirmation card. */
export type StepConfirmation = {
  decision: "run" | "cancel" | "expired" | "superseded" | "unavailable";
  /** Whether the person changed a value. */
  edited: boolean;
  /** What was sent, without what is sealed; empty when nothing was. */
  parameters: {
    key: string;
    name: string;
    place?: ParameterPlace;
    /** What the skill's file calls it; a card names it so. */
    title?: string;
    description: string;
    value: unknown;
    platform: boolean;
    /** Who it is, where the value is the id of a person who was looked up. */
    label?: string;
  }[];
};

/** What became of a consent card. */
export type StepConsent = {
  /** `unavailable`: what it asked for was gone; the run's error says what. */
  decision: "allow" | "deny" | "expired" | "superseded" | "unavailable";
  /** What was allowed. */
  scopes: string[];
  /** What the card asked for. */
  asked: string[];
  duration: Duration | null;
  grantId: string | null;
  /** When the person took back what they allowed. */
  revokedAt: string | null;
};

/** What became of a call, or that the step was stopped. */
export type StepOutcome = "sending" | "stopped" | "answered" | "failed" | "unknown" | "refused" | "cancelled" | "planning_off" | "not_available";

/** Why a step was chosen, for its person. */
export type StepWhy = {
  by: "rule";
  /** Of the builder's rule. */
  phrase: string;
} | {
  by: "built_in";
  /** What it was chosen by: the words, a reply to what was asked, an earlier turn, or what was pressed. `unclear`: the best were offered. */
  how: "words" | "reply" | "earlier" | "pressed" | "unclear" | "small_talk" | "nothing";
  /** Three at most, best first. */
  best: {
    skillId: string;
    operationId: string;
    /** Above zero it is meant. */
    score: number;
    met: {
      /** As the person said it. */
      word: string;
      /** Where the operation has it. */
      in: "name" | "example" | "description" | "keyword";
    }[];
  }[];
  /** What the words would have meant. */
  out: {
    skillId: string;
    operationId: string;
    /** `negated`: the person said not to. `somebody_else`: it is about oneself, and they spoke of another. `other_act`, `other_thing`: it does something else, or to something else, than was asked. */
    because: "negated" | "somebody_else" | "other_act" | "other_thing";
  }[];
} | {
  by: "model";
  provider: string;
  model: string;
  /** The operations it might choose from. */
  offered: string[];
  /** The latest messages it was sent, clipped; of results only that there were any, and how long. */
  shown: {
    role: "user" | "assistant" | "tool";
    text: string;
  }[];
  /** What it asked for and was not made. */
  refused: {
    name: string;
    problem: string;
  }[];
};

export type StreamAddress = {
  address: string;
  firstSeenAt: string;
  lastSeenAt: string;
};

/** A client that holds a socket open and takes calls over it. */
export type StreamConnection = {
  id: string;
  node: string;
  /** Whether it is on the node that answers. */
  here: boolean;
  address: string;
  /** What it says it is. */
  client: string;
  /** Sent to it so far. */
  calls: number;
  connectedAt: string;
  lastSeenAt: string;
};

export type StreamEvent = {
  at: string;
  event: string;
  address: string | null;
};

/** What is offered to say next, under an answer. */
export type Suggestions = {
  kind: "off" | "by_itself" | "fixed";
  /** What a language model goes by where they come by themselves; empty: the platform's own rule. */
  rule: string;
  /** The fixed ones; of those that fit three are offered. */
  questions: string[];
};

/** What its builder tries the draft with. */
export type TestPhrase = {
  text: string;
  /** What should be found; null: nothing. */
  expects: ExpectedOperation | null;
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

export type TodoCategory = "personal" | "org";

export type TodoChangeRequest = {
  subject?: string | null;
  description?: string | null;
  dueTime?: number | null;
  executorIds?: string[] | null;
  participantIds?: string[] | null;
  done?: boolean | null;
  contentFieldList?: TodoContentField[] | null;
};

export type TodoContentField = {
  fieldKey: string;
  fieldValue: string;
};

export type TodoContentFieldReply = {
  fieldKey: string;
  fieldValue: string;
};

export type TodoCountQuery = {
  isDone?: boolean | null;
  roleTypes?: TodoRole[][] | null;
  fromDueTime?: number | null;
  toDueTime?: number | null;
  isRecycled?: boolean | null;
};

/** Where the to-do is worked on. */
export type TodoDetailUrl = {
  appUrl?: string | null;
  pcUrl?: string | null;
};

export type TodoDetailUrlReply = {
  appUrl?: string;
  pcUrl?: string;
};

export type TodoExecutorStatusRequest = {
  executorStatusList: {
    id: string;
    isDone: boolean;
  }[];
};

export type TodoNotifyConfigs = {
  dingNotify?: string | null;
  sendTodoApn?: string | null;
  sendAssistantChat?: string | null;
};

export type TodoNotifyReply = {
  dingNotify?: string;
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

export type TodoRole = "creator" | "executor" | "participant";

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

export type TodoType = "TODO" | "READ";

export type TodoWritten = {
  result: boolean;
};

export type Transport = "http" | "stream";

export type Trial = {
  /** What is sent, by parameter key. */
  arguments: Record<string, unknown>;
  /** Your draft conversation with the assistant; left out, a new one begins. */
  conversationId?: string;
};

/** A letter that may be taken for another, or that is not seen. */
export type UnusualLetter = {
  letter: string;
  /** `U+0430` */
  codePoint: string;
  /** ISO 15924: `Cyrl`; `Zyyy` and `Zinh` where several scripts share it. */
  script: string;
};

/** What the calls of a run used of one grant. */
export type UsedGrant = {
  grantId: string;
  scopes: {
    code: string;
    name: string;
    /** Allowed at this moment, or resting: it can be taken back. */
    live: boolean;
    /** When the person took it back, where they did. */
    revokedAt: string | null;
  }[];
};

/** Who is signed in. */
export type User = {
  id: string;
  unionId: string;
  account: string;
  name: string;
  /** Where their picture is on this server; null where they have none. */
  picture: string | null;
  locale: Locale;
  organisation: {
    id: string;
    corpId: string;
    name: string;
  };
  roles: Role[];
  /** Somebody else gave them their password: until they change it nothing else is answered. */
  passwordChangeNeeded?: true;
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

/** A number is written digit for digit, a time in ISO 8601. */
export type ValueKind = "text" | "number" | "time";

/** An API has a new version: the receiver itself, or one whose permissions it uses. */
export type VersionPublished = {
  apiId: string;
  version: number;
};

export type WaitsFor = "consent" | "confirm";

/** Where an application or an API is told of what concerns it. */
export type Webhook = {
  url: string;
  events: WebhookEventType[];
  createdAt: string;
  /** Nothing is sent until it is resumed; what there is to tell waits. */
  paused: {
    at: string;
    reason: WebhookPause;
  } | null;
  /** Since when nothing has arrived; after a week it is paused. */
  failingSince: string | null;
  /** Until when the secret before signs too. */
  earlierSecretUntil: string | null;
};

export type WebhookDeliveries = {
  deliveries: WebhookDelivery[];
  /** The `cursor` for what follows; null at the end. */
  next: string | null;
};

/** One event for one webhook, and what came of it. */
export type WebhookDelivery = {
  /** The `webhook-id` of every attempt. */
  id: string;
  event: WebhookEvent;
  state: DeliveryState;
  attempts: number;
  /** When it is tried again. */
  nextAt: string | null;
  attemptedAt: string | null;
  /** Of the last answer; null: there was none. */
  status: number | null;
  /** The first line of the last answer, without secrets. */
  line: string | null;
  /** Why there was no answer. */
  problem: string | null;
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

/** What there is to be told of. */
export type WebhookEventType = "grant.revoked" | "permission.ended" | "person.left" | "version.published";

export type WebhookForm = {
  /** By https, or a host that the operator lists. */
  url: string;
  events: WebhookEventType[];
};

export type WebhookPause = "by_hand" | "failing" | "gone";

export type WebhookPausing = {
  paused: boolean;
};

export type WebhookSecret = {
  /** Shown here and never again. */
  secret: string;
};

export type WebhookTest = Record<string, never>;

/** A text in both languages. */
export type Words = {
  zh: string;
  en: string;
};

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

export type WorkTodoQuery = {
  /** `nextToken` of the last answer, as it was. */
  nextToken?: string | null;
  isDone?: boolean | null;
  roleTypes?: TodoRole[][] | null;
  todoType?: TodoType | null;
};

export interface Operations {
  /** listMembers: The people of the organisation. */
  "GET /api/members": {
    query?: {
      q?: string;
      role?: Role;
      disabled?: "true" | "false";
      limit?: number;
      cursor?: string;
    };
    answer: {
      members: ListedMember[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** addMember: Add a person. */
  "POST /api/members": {
    body: {
      account: string;
      name: string;
      /** One that you give must be changed at the next sign-in. */
      password?: string;
      mobile?: string;
      email?: string;
      jobNumber?: string;
      locale?: Locale;
      roles: Role[];
    };
    answer: {
      member: Member;
      /** Where no password was given: by it the person sets their own, once, within 24 hours. */
      link?: string;
    };
    refusals: "account_taken" | "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** listAdmins: Whom to ask for a role or an approval: the names of the organisation's admins, ten at most. */
  "GET /api/admins": {
    answer: {
      admins: {
        name: string;
      }[];
    };
    refusals: "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getProfile: What the organisation keeps of you, as an administrator sees it. */
  "GET /api/profile": {
    answer: {
      profile: Member;
    };
    refusals: "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** updateMember: Change or disable a person. */
  "PATCH /api/members/{id}": {
    params: {
      id: string;
    };
    body: {
      name?: string;
      /** One that you give must be changed at the next sign-in. */
      password?: string;
      mobile?: string;
      email?: string;
      jobNumber?: string;
      locale?: Locale;
      roles?: Role[];
      disabled?: boolean;
    };
    answer: {
      member: Member;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "last_admin" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** makePasswordLink: Make a link by which a person sets their own password. */
  "POST /api/members/{id}/link": {
    params: {
      id: string;
    };
    answer: {
      /** Works once, within 24 hours; earlier ones end. */
      link: string;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** setPasswordByLink: Set one's own password by a link that an admin made. */
  "POST /api/password-link": {
    body: {
      /** What stands behind the # of the link. */
      token: string;
      password: string;
    };
    answer: {
      account: string;
      /** Its `corpId`. With both, and the password, one signs in. */
      organisation: string;
    };
    refusals: "foreign_origin" | "internal" | "invalid_input" | "link_over" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** listNotices: What happened to you behind your back, newest first. */
  "GET /api/notices": {
    query?: {
      which?: "all" | "unseen";
      limit?: number;
      cursor?: string;
    };
    answer: {
      notices: Notice[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** putAwayNotice: Put a notice away; it stays in the list. */
  "DELETE /api/notices/{id}": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** setPicture: Set one's own picture; it is drawn anew, small and square. */
  "PUT /api/profile/picture": {
    body: {
      /** A JPEG, PNG, WebP or GIF image of at most 5 MB, as base64. */
      image: string;
    };
    answer: {
      /** Its address on this server. */
      picture: string;
    };
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "picture_has_too_many_pixels" | "picture_unreadable" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** removePicture: Remove one's own picture. */
  "DELETE /api/profile/picture": {
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getPicture: A person's picture, for whoever was given its address. */
  "GET /pictures/{name}": {
    params: {
      name: string;
    };
    answer: string;
    refusals: "internal" | "not_found" | "unavailable";
  };
  /** getSignIn: What to ask for at sign-in. */
  "GET /api/sign-in": {
    answer: {
      asksOrganisation: boolean;
    };
    refusals: "internal" | "unavailable";
  };
  /** signIn: Sign in. */
  "POST /api/session": {
    body: {
      /** Its `corpId` or name; asked for where the server has several. */
      organisation?: string;
      account: string;
      password: string;
    };
    answer: Session;
    refusals: "foreign_origin" | "internal" | "invalid_input" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type" | "wrong_credentials";
  };
  /** getSession: Who is signed in. */
  "GET /api/session": {
    answer: Session;
    refusals: "internal" | "not_signed_in" | "unavailable";
  };
  /** updateSession: Change own language or password. */
  "PATCH /api/session": {
    body: {
      locale?: Locale;
      /** Needed with `password`. */
      currentPassword?: string;
      /** The new one. */
      password?: string;
    };
    answer: Session;
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_signed_in" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type" | "wrong_credentials";
  };
  /** signOut: Sign out. */
  "DELETE /api/session": {
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_signed_in" | "unavailable";
  };
  /** setUpOrganisation: Make the first organisation and its admin, with the token of the printed link. */
  "POST /api/set-up": {
    body: {
      /** From the printed link; works once. */
      token: string;
      organisation: string;
      account: string;
      name: string;
      password: string;
    };
    answer: undefined;
    refusals: "foreign_origin" | "internal" | "invalid_input" | "not_found" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** getModel: The language model that plans for the organisation. */
  "GET /api/organisation/model": {
    answer: OrganisationModel;
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** setModel: Choose the language model that plans for the organisation. */
  "PUT /api/organisation/model": {
    body: {
      /** An OpenAI-compatible address, such as https://api.example.com/v1; null: the operator's model. */
      baseUrl: string | null;
      model: string | null;
      /** Left out: the one that is kept, for the same address only. null: none. It is never shown again. */
      apiKey?: string | null;
      delegatedResults: DelegatedResults;
      budgets?: ModelBudgets;
    };
    answer: OrganisationModel;
    refusals: "authentication_host_changed" | "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** tryModel: Ask the model in use one question, and say what is wrong if anything is. */
  "POST /api/organisation/model/try": {
    answer: {
      ok: boolean;
      /** How long a model that answered took. */
      ms?: number;
      /** In the caller's language. */
      problem?: string;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listPermissions: Every permission point: who may allow it and what it opens. */
  "GET /api/permissions": {
    answer: {
      permissions: Permission[];
    };
    refusals: "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** createApplication: Create an application; its secret is shown here and never again. */
  "POST /api/applications": {
    body: NewApplication;
    answer: {
      application: Application;
      clientSecret: string;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** listApplications: Your applications; for an admin, the organisation's. */
  "GET /api/applications": {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      applications: Application[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getApplication: An application with the status of every permission. */
  "GET /api/applications/{id}": {
    params: {
      id: string;
    };
    answer: {
      application: Application;
    };
    refusals: "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** updateApplication: Change what is said of an application; an admin also disables and enables it. */
  "PATCH /api/applications/{id}": {
    params: {
      id: string;
    };
    body: ApplicationChange;
    answer: {
      application: Application;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** rotateSecret: A new client secret; the old one works 24 h more unless it is revoked. */
  "POST /api/applications/{id}/secret": {
    params: {
      id: string;
    };
    body: Rotation | null;
    answer: {
      clientSecret: string;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** applyForPermissions: Apply for permissions; a sensitive one waits for an admin. */
  "POST /api/applications/{id}/permissions": {
    params: {
      id: string;
    };
    body: {
      codes: string[];
      reason?: string;
    };
    answer: {
      permissions: ApplicationPermission[];
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "permission_unknown" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** withdrawPermission: Withdraw an approval: what needs it is refused from the next call on. */
  "DELETE /api/applications/{id}/permissions/{code}": {
    params: {
      id: string;
      code: string;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listPermissionRequests: The sensitive permissions that applications ask for. */
  "GET /api/permission-requests": {
    query?: {
      status?: PermissionRequestStatus;
      limit?: number;
      cursor?: string;
    };
    answer: {
      requests: PermissionRequest[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** decidePermissionRequest: Approve or reject, once. */
  "POST /api/permission-requests/{id}": {
    params: {
      id: string;
    };
    body: {
      decision: "approve" | "reject";
      /** As they were read: when it goes elsewhere by now, nothing is decided. */
      newHosts?: string[];
      note?: string;
    };
    answer: {
      request: PermissionRequest;
    };
    refusals: "already_decided" | "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** proposeApi: What an OpenAPI document proposes to register; nothing is kept. */
  "POST /api/apis/proposal": {
    body: ApiDocument;
    answer: ApiProposal;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "import_failed" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** registerApi: Register an API of the organisation's own; its secret is shown here and never again. */
  "POST /api/apis": {
    body: NewApi;
    answer: {
      api: Api;
      secret: string;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "import_failed" | "internal" | "invalid_input" | "namespace_taken" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** listApis: The organisation's own APIs; for who is no builder, developer or admin, those they own. */
  "GET /api/apis": {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      apis: ListedApi[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getApi: An API: what is published of it, and its draft. */
  "GET /api/apis/{apiId}": {
    params: {
      apiId: string;
    };
    answer: {
      api: Api;
    };
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** updateApi: Give an API to another owner, or tell it people by another id. */
  "PATCH /api/apis/{apiId}": {
    params: {
      apiId: string;
    };
    body: ApiChange;
    answer: {
      api: Api;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** removeApi: Remove an API, called by its namespace: nobody can do anything with its permissions any more. */
  "DELETE /api/apis/{apiId}": {
    params: {
      apiId: string;
    };
    body: {
      /** The API's, so that no other one is removed. */
      namespace: string;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** saveApiDraft: What the next version of an API says, in full; for an admin and its owner. */
  "PUT /api/apis/{apiId}/draft": {
    params: {
      apiId: string;
    };
    body: {
      content: ApiContent;
      /** Of the draft that was looked at: another one is left alone. */
      revision: number;
    };
    answer: {
      api: Api;
    };
    refusals: "changed_meanwhile" | "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** addApiSecret: A new secret of an API; the old one works 24 h more unless it is revoked. */
  "POST /api/apis/{apiId}/secrets": {
    params: {
      apiId: string;
    };
    body: Rotation | null;
    answer: {
      secret: string;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** compareApiVersions: What publishing the draft would change and for how many people, or what an earlier version did. */
  "GET /api/apis/{apiId}/difference": {
    params: {
      apiId: string;
    };
    query?: {
      from?: number;
      to?: number;
    };
    answer: {
      difference: ApiDifference;
    };
    refusals: "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** publishApi: Make the draft what the API's permissions are; what opens more rests until people have seen it. */
  "POST /api/apis/{apiId}/publish": {
    params: {
      apiId: string;
    };
    body: {
      /** Of the draft that was looked at: another one is left alone. */
      revision: number;
      notes?: string;
    };
    answer: {
      version: PublishedApiVersion;
    };
    refusals: "changed_meanwhile" | "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "nothing_to_publish" | "password_change_needed" | "publish_refused" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** listApiVersions: What was published of an API, the latest first. */
  "GET /api/apis/{apiId}/versions": {
    params: {
      apiId: string;
    };
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      versions: ApiVersion[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getApplicationWebhook: Where it is told of what concerns it; null: nowhere. */
  "GET /api/applications/{id}/webhook": {
    params: {
      id: string;
    };
    answer: FoundWebhook;
    refusals: "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** setApplicationWebhook: Name an address to be told at, or change it; the secret of a new one is shown here and never again. */
  "PUT /api/applications/{id}/webhook": {
    params: {
      id: string;
    };
    body: WebhookForm;
    answer: SetWebhook;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** pauseApplicationWebhook: Pause a webhook, or resume it; what waited meanwhile is then sent at once. */
  "PATCH /api/applications/{id}/webhook": {
    params: {
      id: string;
    };
    body: WebhookPausing;
    answer: {
      webhook: Webhook;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** removeApplicationWebhook: Be told no more; what was still to be told is dropped. */
  "DELETE /api/applications/{id}/webhook": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** rotateApplicationWebhookSecret: A new secret; for a day the old one signs too unless it is revoked. */
  "POST /api/applications/{id}/webhook/secret": {
    params: {
      id: string;
    };
    body: Rotation | null;
    answer: WebhookSecret;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** listApplicationDeliveries: What it was told within 30 days, and what came of it, the latest first. */
  "GET /api/applications/{id}/webhook/deliveries": {
    params: {
      id: string;
    };
    query?: {
      state?: DeliveryState;
      limit?: number;
      cursor?: string;
    };
    answer: WebhookDeliveries;
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** resendApplicationFailedDeliveries: Try everything again that failed. */
  "POST /api/applications/{id}/webhook/deliveries/resend": {
    params: {
      id: string;
    };
    answer: ResentDeliveries;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable" | "webhook_paused";
  };
  /** resendApplicationDelivery: Send one event again, under its own id. */
  "POST /api/applications/{id}/webhook/deliveries/{deliveryId}/resend": {
    params: {
      id: string;
      deliveryId: string;
    };
    answer: {
      delivery: WebhookDelivery;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable" | "webhook_paused";
  };
  /** testApplicationWebhook: Send an event that says nothing, to see it arrive. */
  "POST /api/applications/{id}/webhook/test": {
    params: {
      id: string;
    };
    answer: {
      delivery: WebhookDelivery;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "too_many_attempts" | "unavailable" | "webhook_paused";
  };
  /** getApiWebhook: Where it is told of what concerns it; null: nowhere. */
  "GET /api/apis/{id}/webhook": {
    params: {
      id: string;
    };
    answer: FoundWebhook;
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** setApiWebhook: Name an address to be told at, or change it; the secret of a new one is shown here and never again. */
  "PUT /api/apis/{id}/webhook": {
    params: {
      id: string;
    };
    body: WebhookForm;
    answer: SetWebhook;
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** pauseApiWebhook: Pause a webhook, or resume it; what waited meanwhile is then sent at once. */
  "PATCH /api/apis/{id}/webhook": {
    params: {
      id: string;
    };
    body: WebhookPausing;
    answer: {
      webhook: Webhook;
    };
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** removeApiWebhook: Be told no more; what was still to be told is dropped. */
  "DELETE /api/apis/{id}/webhook": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** rotateApiWebhookSecret: A new secret; for a day the old one signs too unless it is revoked. */
  "POST /api/apis/{id}/webhook/secret": {
    params: {
      id: string;
    };
    body: Rotation | null;
    answer: WebhookSecret;
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** listApiDeliveries: What it was told within 30 days, and what came of it, the latest first. */
  "GET /api/apis/{id}/webhook/deliveries": {
    params: {
      id: string;
    };
    query?: {
      state?: DeliveryState;
      limit?: number;
      cursor?: string;
    };
    answer: WebhookDeliveries;
    refusals: "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** resendApiFailedDeliveries: Try everything again that failed. */
  "POST /api/apis/{id}/webhook/deliveries/resend": {
    params: {
      id: string;
    };
    answer: ResentDeliveries;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable" | "webhook_paused";
  };
  /** resendApiDelivery: Send one event again, under its own id. */
  "POST /api/apis/{id}/webhook/deliveries/{deliveryId}/resend": {
    params: {
      id: string;
      deliveryId: string;
    };
    answer: {
      delivery: WebhookDelivery;
    };
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable" | "webhook_paused";
  };
  /** testApiWebhook: Send an event that says nothing, to see it arrive. */
  "POST /api/apis/{id}/webhook/test": {
    params: {
      id: string;
    };
    answer: {
      delivery: WebhookDelivery;
    };
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "too_many_attempts" | "unavailable" | "webhook_paused";
  };
  /** createAssistant: Create an assistant; the secret of an application made with it is shown here and never again. */
  "POST /api/assistants": {
    body: NewAssistant;
    answer: {
      assistant: Assistant;
      clientSecret?: string;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** listAssistants: The published assistants, and your own drafts. */
  "GET /api/assistants": {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      assistants: AssistantSummary[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getAssistant: An assistant: its draft for its builders, what is published for everyone else. */
  "GET /api/assistants/{id}": {
    params: {
      id: string;
    };
    answer: {
      assistant: Assistant;
    };
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** updateAssistant: Change the draft: its name and words, planning, mode, rules; an admin also takes it out of use and back. */
  "PATCH /api/assistants/{id}": {
    params: {
      id: string;
    };
    body: AssistantChange;
    answer: {
      assistant: Assistant;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** deleteAssistant: Delete an assistant: its skills are called no more. */
  "DELETE /api/assistants/{id}": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getOpening: How a conversation with an assistant begins, or, for its builders, one with its draft. */
  "GET /api/assistants/{id}/opening": {
    params: {
      id: string;
    };
    query?: {
      draft?: Flag;
    };
    answer: {
      opening: Opening;
    };
    refusals: "assistant_disabled" | "internal" | "invalid_input" | "not_found" | "not_published" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** lintSkill: What a skill file says and what is wrong with it. */
  "POST /api/skills/lint": {
    body: {
      document: string;
      applicationId?: string;
      authentication?: AuthenticationKind;
      /** Where the service is, for a file that does not say it; it is written into the file. One without a path gets the path of the file's server. */
      serviceAddress?: string;
    };
    answer: LintAnswer;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** importSkill: A skill file as it would be kept, to look at before it is saved: converted, with the service's address. */
  "POST /api/skills/import": {
    body: {
      document?: string;
      url?: string;
      /** Where the service is, for a file that does not say it; it is written into the file. One without a path gets the path of the file's server. */
      serviceAddress?: string;
    };
    answer: {
      document: string;
      /** What was changed in it. */
      notices: SkillProblem[];
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "import_failed" | "internal" | "invalid_input" | "invalid_skill" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** listSkillSamples: Skill files to begin with, those that were shared in the organisation among them. */
  "GET /api/skills/samples": {
    answer: {
      samples: SkillSample[];
    };
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** addSkill: Add a skill to the draft. */
  "POST /api/assistants/{id}/skills": {
    params: {
      id: string;
    };
    body: SkillSource;
    answer: {
      skill: Skill;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "import_failed" | "internal" | "invalid_input" | "invalid_skill" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** replaceSkill: Replace a skill's document in the draft. */
  "PUT /api/assistants/{id}/skills/{skillId}": {
    params: {
      id: string;
      skillId: string;
    };
    body: SkillSource;
    answer: {
      skill: Skill;
    };
    refusals: "authentication_host_changed" | "csrf" | "forbidden" | "foreign_origin" | "import_failed" | "internal" | "invalid_input" | "invalid_skill" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** switchSkill: Let a skill of the draft rest, or be planned and published again. */
  "PATCH /api/assistants/{id}/skills/{skillId}": {
    params: {
      id: string;
      skillId: string;
    };
    body: {
      enabled: boolean;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** removeSkill: Remove a skill from the draft. */
  "DELETE /api/assistants/{id}/skills/{skillId}": {
    params: {
      id: string;
      skillId: string;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listVersions: What was published, the latest first. */
  "GET /api/assistants/{id}/versions": {
    params: {
      id: string;
    };
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      versions: AssistantVersion[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** compareVersions: What is different between two versions, or between one and the draft. */
  "GET /api/assistants/{id}/difference": {
    params: {
      id: string;
    };
    query?: {
      from?: number;
      to?: number;
    };
    answer: {
      difference: AssistantDifference;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getPublishedSkill: A skill's file as it is published now. */
  "GET /api/assistants/{id}/skills/{skillId}/published": {
    params: {
      id: string;
      skillId: string;
    };
    answer: {
      document: string;
      version: number;
    };
    refusals: "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** restoreVersion: Make a version the draft again. */
  "POST /api/assistants/{id}/versions/{number}/restore": {
    params: {
      id: string;
      number: number;
    };
    answer: {
      assistant: Assistant;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** previewPublication: What publishing the draft would do, and what keeps it from being published. */
  "GET /api/assistants/{id}/publish": {
    params: {
      id: string;
    };
    answer: {
      changes: string[];
      newScopes: string[];
      peopleAskedAgain: number;
      problems: PublishProblem[];
    };
    refusals: "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "too_many_attempts" | "unavailable";
  };
  /** publishAssistant: Make the draft the version that everyone talks to. */
  "POST /api/assistants/{id}/publish": {
    params: {
      id: string;
    };
    body: {
      notes?: string;
    } | null;
    answer: {
      version: PublishedVersion;
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "nothing_to_publish" | "password_change_needed" | "publish_refused" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** startConversation: Begin to talk to an assistant. */
  "POST /api/assistants/{id}/conversations": {
    params: {
      id: string;
    };
    body: {
      draft?: boolean;
    } | null;
    answer: {
      conversation: ConversationSummary;
    };
    refusals: "assistant_disabled" | "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_published" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** listConversations: Your conversations, the pinned ones first, then the latest; or those that a search finds. */
  "GET /api/conversations": {
    query?: {
      q?: string;
      waiting?: Flag;
      limit?: number;
      cursor?: string;
    };
    answer: {
      conversations: FoundConversation[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getConversation: A conversation with its messages and its latest run. */
  "GET /api/conversations/{id}": {
    params: {
      id: string;
    };
    answer: {
      conversation: Conversation;
      run: Run | null;
    };
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** updateConversation: Call a conversation something, or keep it at the top of the list. */
  "PATCH /api/conversations/{id}": {
    params: {
      id: string;
    };
    body: ConversationChange;
    answer: {
      conversation: ConversationSummary;
    };
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** deleteConversation: Delete a conversation; what was allowed for it ends. */
  "DELETE /api/conversations/{id}": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** postMessage: Say something; a run begins. */
  "POST /api/conversations/{id}/messages": {
    params: {
      id: string;
    };
    body: {
      text: string;
      /** A choice of the last answer: it counts, and stands in the conversation as it reads. */
      choiceId?: string;
      /** A message of your own, in whose place this one is; what followed it is shown no more. */
      replaces?: string;
    };
    answer: {
      run: Run;
    };
    refusals: "assistant_disabled" | "choice_gone" | "choice_unknown" | "csrf" | "foreign_origin" | "internal" | "invalid_input" | "message_not_replaceable" | "not_found" | "not_published" | "not_signed_in" | "password_change_needed" | "run_in_progress" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** retryRun: The last request of a conversation once more; what it writes is confirmed anew. */
  "POST /api/runs/{id}/retry": {
    params: {
      id: string;
    };
    answer: {
      run: Run;
    };
    refusals: "assistant_disabled" | "csrf" | "foreign_origin" | "internal" | "not_found" | "not_published" | "not_signed_in" | "not_the_last" | "password_change_needed" | "run_in_progress" | "unavailable";
  };
  /** getRun: A run of yours. */
  "GET /api/runs/{id}": {
    params: {
      id: string;
    };
    answer: {
      run: Run;
    };
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** followRun: Follow a run: text/event-stream, continued after Last-Event-ID. */
  "GET /api/runs/{id}/events": {
    params: {
      id: string;
    };
    answer: undefined;
    events: {
      run: Run;
      delta: Delta;
    };
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** answerConsent: Answer a consent card, once. */
  "POST /api/runs/{id}/consent": {
    params: {
      id: string;
    };
    body: ConsentAnswer;
    answer: {
      run: Run;
    };
    refusals: "already_decided" | "csrf" | "foreign_origin" | "internal" | "invalid_input" | "no_longer_available" | "not_found" | "not_signed_in" | "password_change_needed" | "scope_not_on_card" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** answerConfirmation: Run a call with these values, or do not; once. */
  "POST /api/runs/{id}/confirmation": {
    params: {
      id: string;
    };
    body: ConfirmationAnswer;
    answer: {
      run: Run;
    };
    refusals: "already_decided" | "csrf" | "foreign_origin" | "internal" | "invalid_arguments" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** cancelRun: Stop a run. */
  "POST /api/runs/{id}/cancel": {
    params: {
      id: string;
    };
    answer: {
      run: Run;
    };
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "run_over" | "unavailable";
  };
  /** listRunCalls: The requests a run sent to skills: your own in full, as their builder without bodies; secrets masked. */
  "GET /api/runs/{id}/calls": {
    params: {
      id: string;
    };
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      calls: Call[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getModelUse: What the organisation's assistants used of its language model, by day and assistant, for a month. */
  "GET /api/organisation/model/usage": {
    answer: {
      usage: ModelUse[];
    };
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getAnalytics: How much an assistant is used, what comes of it and how long it takes; for its builders. */
  "GET /api/assistants/{id}/analytics": {
    params: {
      id: string;
    };
    query?: {
      days?: AnalyticsDays;
      timeZone?: string;
    };
    answer: {
      analytics: Analytics;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listUsage: How much each of the assistants is used that you build. */
  "GET /api/analytics": {
    query?: {
      days?: AnalyticsDays;
    };
    answer: {
      usage: {
        assistantId: string;
        turns: number;
        failed: number;
        people: number;
      }[];
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listWaivers: What runs without asking you first: by your own choice, or by an admin's for everyone. */
  "GET /api/confirmation-waivers": {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      waivers: ConfirmationWaiver[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** addWaiver: Let an operation of a published skill run without asking anyone. */
  "POST /api/confirmation-waivers": {
    body: {
      skillId: string;
      operationId: string;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** removeWaiver: Be asked again; those for everyone are an admin's to remove. */
  "DELETE /api/confirmation-waivers/{id}": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
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
  /** postSessionReply: A skill says something into the chat it was called from, at its sessionWebhook. */
  "POST /robot/sendBySession": {
    query: {
      session: string;
    };
    body: {
      msgtype: "text";
      text: {
        content: string;
      };
    } | {
      msgtype: "markdown";
      markdown: {
        text: string;
      };
    };
    answer: {
      errcode: number;
      errmsg: string;
    };
    refusals: "foreign_origin" | "internal" | "invalid_input" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** getOperationForm: What an operation of the draft takes. */
  "GET /api/assistants/{id}/skills/{skillId}/operations/{operationId}": {
    params: {
      id: string;
      skillId: string;
      operationId: string;
    };
    answer: {
      form: OperationForm;
    };
    refusals: "assistant_disabled" | "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** tryOperation: Call one operation of the draft, once; a run begins, which asks for what any run asks. */
  "POST /api/assistants/{id}/skills/{skillId}/operations/{operationId}/try": {
    params: {
      id: string;
      skillId: string;
      operationId: string;
    };
    body: Trial;
    answer: {
      run: Run;
    };
    refusals: "assistant_disabled" | "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_arguments" | "invalid_input" | "not_found" | "not_published" | "not_signed_in" | "password_change_needed" | "run_in_progress" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** tryPhrases: What the draft would do with each phrase, with planning and without; nothing is called. */
  "POST /api/assistants/{id}/test-phrases/try": {
    params: {
      id: string;
    };
    body: {
      phrases: TestPhrase[];
    };
    answer: {
      results: PhraseResult[];
      /** What would make the choice surer. */
      advice: string[];
    };
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** listGrantActivity: What was done with a grant, the latest first. */
  "GET /api/grants/{id}/activity": {
    params: {
      id: string;
    };
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      events: GrantEvent[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listRequests: The calls of an application's skills, the latest first; nothing of what was said in them. */
  "GET /api/applications/{id}/requests": {
    params: {
      id: string;
    };
    query?: {
      from?: string;
      to?: string;
      status?: CallStatus;
      skill?: string;
      operation?: string;
      person?: string;
      transport?: Transport;
      q?: string;
      limit?: number;
      cursor?: string;
    };
    answer: {
      requests: LoggedCall[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** countRequests: How many of them there were, in equal steps of time; the last 24 hours where none is said. */
  "GET /api/applications/{id}/requests/counts": {
    params: {
      id: string;
    };
    query?: {
      from?: string;
      to?: string;
      status?: CallStatus;
      skill?: string;
      operation?: string;
      person?: string;
      transport?: Transport;
      q?: string;
    };
    answer: RequestCounts;
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getRequest: One call with what is known of it; what was said in it only for whom it was made for, secrets masked. */
  "GET /api/applications/{id}/requests/{callId}": {
    params: {
      id: string;
      callId: string;
    };
    answer: LoggedCallDetail;
    refusals: "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** countRecentRequests: The calls of the last 24 hours by application: yours, or for an admin the organisation's. */
  "GET /api/request-counts": {
    query?: {
      application?: string;
    };
    answer: {
      counts: {
        applicationId: string;
        calls: number;
        failed: number;
      }[];
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** exportRequests: The same calls as a table, for a table program. */
  "GET /api/applications/{id}/requests/export": {
    params: {
      id: string;
    };
    query?: {
      from?: string;
      to?: string;
      status?: CallStatus;
      skill?: string;
      operation?: string;
      person?: string;
      transport?: Transport;
      q?: string;
    };
    answer: string;
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
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
  /** listConnections: An application's open stream connections, where they came from, and what happened to them lately. */
  "GET /api/applications/{id}/connections": {
    params: {
      id: string;
    };
    answer: Connections;
    refusals: "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** countGrants: What people allow now: how many grants of how many people, and when one was used last. */
  "GET /api/grants/counts": {
    query?: {
      applications?: string;
      assistants?: string;
      people?: string;
    };
    answer: {
      counts: GrantCount[];
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listGrants: What you allow now. */
  "GET /api/grants": {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      grants: Grant[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** revokeAllGrants: Revoke everything you allow. */
  "DELETE /api/grants": {
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listEndedGrants: What you allowed and what ended within the last 30 days. */
  "GET /api/grants/ended": {
    query?: {
      limit?: number;
      cursor?: string;
    };
    answer: {
      grants: EndedGrant[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** revokeGrant: Revoke a grant: nothing issued under it works from then on. */
  "DELETE /api/grants/{id}": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** revokeGrantScope: Revoke one permission of a grant. */
  "DELETE /api/grants/{id}/scopes/{code}": {
    params: {
      id: string;
      code: string;
    };
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listAuditEvents: What happened in the organisation, newest first. */
  "GET /api/audit": {
    query?: {
      event?: string;
      except?: string;
      actor?: string;
      subject?: string;
      from?: string;
      to?: string;
      q?: string;
      id?: number;
      limit?: number;
      cursor?: string;
    };
    answer: {
      events: AuditEvent[];
      /** The `cursor` for what follows; null at the end. What is rare is looked for bit by bit: there may be a next page after one with fewer events than the limit, or with none. */
      next: string | null;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** countAuditEvents: How many events a filter means. */
  "GET /api/audit/count": {
    query?: {
      event?: string;
      except?: string;
      actor?: string;
      subject?: string;
      from?: string;
      to?: string;
      q?: string;
      id?: number;
    };
    answer: AuditCount;
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listAuditEventNames: Every event there is, with its words. */
  "GET /api/audit/events": {
    answer: {
      events: {
        event: string;
        label: Words;
      }[];
    };
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getAuditEvent: One event, and whether it fits those beside it in the chain. */
  "GET /api/audit/{number}": {
    params: {
      number: number;
    };
    answer: {
      event: AuditEvent;
      /** None until it is sealed. */
      place: AuditPlace | null;
    };
    refusals: "forbidden" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** verifyAudit: Whether the audit is as it was sealed. */
  "GET /api/audit/verify": {
    answer: AuditVerification;
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "too_many_attempts" | "unavailable";
  };
  /** getAuditHead: How far the audit's chain goes, signed, to be kept elsewhere. */
  "GET /api/audit/head": {
    answer: AuditHead;
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** exportAudit: The audit in the order of its chain, for `behalf audit verify`. */
  "GET /api/audit/export": {
    answer: string;
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** downloadAuditEvents: The events that a filter means, newest first, as a table or as lines of JSON. */
  "GET /api/audit/download": {
    query: {
      format: "csv" | "jsonl";
      event?: string;
      except?: string;
      actor?: string;
      subject?: string;
      from?: string;
      to?: string;
      q?: string;
      id?: number;
    };
    answer: string;
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listNames: What people, applications, assistants, skills and APIs are called, by their ids. */
  "GET /api/names": {
    query: {
      ids: string;
    };
    answer: {
      names: Named[];
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getOverview: How much an admin has before them: what waits for a decision, people, applications, assistants. */
  "GET /api/overview": {
    answer: Overview;
    refusals: "forbidden" | "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** openAuthorisationRequest: What an application asks for that sent you here in the browser, or where to go back to at once. */
  "POST /api/authorisation-requests": {
    body: {
      /** What stood behind the ? in the address /oauth2/auth. */
      query: string;
    };
    answer: {
      request: AuthorisationRequest | null;
      backTo: string | null;
    };
    refusals: "client_unknown" | "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "redirect_not_registered" | "too_large" | "too_many_attempts" | "unavailable" | "unsupported_media_type";
  };
  /** getAuthorisationRequest: What an application asks you for, and whether it was answered. */
  "GET /api/authorisation-requests/{id}": {
    params: {
      id: string;
    };
    answer: {
      request: AuthorisationRequest;
    };
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** answerAuthorisationRequest: Allow what an application asks for in the browser, or do not: once. */
  "POST /api/authorisation-requests/{id}/answer": {
    params: {
      id: string;
    };
    body: {
      decision: "allow" | "deny";
      duration?: ClientDuration;
    };
    answer: {
      /** Where the browser goes now, with a code or with a refusal. */
      backTo: string;
    };
    refusals: "already_decided" | "client_unknown" | "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "no_longer_available" | "not_found" | "not_signed_in" | "password_change_needed" | "redirect_not_registered" | "too_large" | "unavailable" | "unsupported_media_type";
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
  /** getApiCalls: How much an API is called, by which application and how it went; for an admin and its owner. */
  "GET /api/apis/{apiId}/calls": {
    params: {
      apiId: string;
    };
    query?: {
      days?: AnalyticsDays;
    };
    answer: {
      calls: ApiCalls;
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listApiRefusals: Which application an API refused for lack of which permission; for an admin and its owner. */
  "GET /api/apis/{apiId}/refusals": {
    params: {
      apiId: string;
    };
    query?: {
      days?: AnalyticsDays;
    };
    answer: {
      refusals: ApiRefusal[];
    };
    refusals: "forbidden" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
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
  /** getAgenda: Your events between two times, with who comes and what was done on your behalf. */
  "GET /api/agenda": {
    query: {
      from: string;
      to: string;
    };
    answer: {
      events: AgendaEvent[];
      /** There are more than these; ask for a shorter time. */
      more: boolean;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** getAgendaEvent: An event of yours. */
  "GET /api/agenda/events/{id}": {
    params: {
      id: string;
    };
    answer: {
      event: AgendaEvent;
    };
    refusals: "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** deleteOwnEvent: Delete an event of yours for everybody, or take another's out of your calendar. */
  "DELETE /api/agenda/events/{id}": {
    params: {
      id: string;
    };
    answer: Deletion;
    refusals: "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** answerInvitation: Say whether you come. */
  "POST /api/agenda/events/{id}/response": {
    params: {
      id: string;
    };
    body: {
      response: "accepted" | "declined" | "tentative";
    };
    answer: undefined;
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** listTodos: Your to-dos, what is due first at the top; or those that are finished, the latest first. */
  "GET /api/todos": {
    query?: {
      finished?: "true" | "false";
      limit?: number;
      cursor?: string;
    };
    answer: {
      todos: OwnTodo[];
      total: number;
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** addTodo: Add a to-do for yourself. */
  "POST /api/todos": {
    body: {
      subject: string;
      dueAt?: string | null;
    };
    answer: {
      id: string;
    };
    refusals: "csrf" | "foreign_origin" | "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** updateTodo: Finish a to-do or open it again, or change what it says. */
  "PATCH /api/todos/{id}": {
    params: {
      id: string;
    };
    body: {
      done?: boolean;
      subject?: string;
      dueAt?: string | null;
    };
    answer: undefined;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "invalid_input" | "not_found" | "not_signed_in" | "password_change_needed" | "too_large" | "unavailable" | "unsupported_media_type";
  };
  /** deleteTodo: Delete a to-do of yours, or take another's off your list. */
  "DELETE /api/todos/{id}": {
    params: {
      id: string;
    };
    answer: Deletion;
    refusals: "csrf" | "forbidden" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** listChanges: What applications did to your events and to-dos, the latest first. */
  "GET /api/changes": {
    query?: {
      runId?: string;
      limit?: number;
      cursor?: string;
    };
    answer: {
      changes: ChangeOnBehalf[];
      /** The `cursor` for what follows; null at the end. */
      next: string | null;
    };
    refusals: "internal" | "invalid_input" | "not_signed_in" | "password_change_needed" | "unavailable";
  };
  /** undoChange: Undo what was done to an event or a to-do within a day, unless it was changed since. */
  "POST /api/changes/{id}/undo": {
    params: {
      id: string;
    };
    answer: undefined;
    refusals: "already_undone" | "changed_meanwhile" | "csrf" | "foreign_origin" | "internal" | "not_found" | "not_signed_in" | "password_change_needed" | "unavailable" | "undo_too_late";
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
  /** listActionsByRole: Who may do what: which roles, tokens with which scopes, applications. */
  "GET /api/roles": {
    answer: {
      actions: {
        method: string;
        url: string;
        summary: string;
        /** Of the people who may; `anyone` where nobody is asked who they are. */
        roles: (Role | "anyone")[];
        /** With which a client may that acts for a person; `*`: with any. */
        scopes: string[];
        /** With which an application may for itself; `*`: with any token of its own. */
        applicationScopes: string[];
      }[];
    };
    refusals: "internal" | "not_signed_in" | "password_change_needed" | "unavailable";
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
