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

export type UserTokenRequest = {
  clientId?: string | null;
  clientSecret?: string | null;
  grantType?: string | null;
  code?: string | null;
  refreshToken?: string | null;
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
    refusals: "Forbidden.AccessDenied.AccessTokenPermissionDenied" | "InvalidAuthentication" | "ServiceUnavailable" | "systemError";
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
  /** issueUserToken: Exchange a one-time code or a refresh token for a person's access token. */
  "POST /v1.0/oauth2/userAccessToken": {
    body: UserTokenRequest;
    answer: {
      accessToken: string;
      refreshToken?: string;
      expireIn: number;
      corpId: string;
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
