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
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAction.NotFound" | "InvalidAuthentication" | "ServiceUnavailable" | "invalidParameter.user.notFound" | "systemError";
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
}
