/** Every refusal of our own API: its code, HTTP status and what the caller reads. */
const catalogue = {
  invalid_input: [400, "The request is not valid. See details for the place."],
  invalid_skill: [400, "The skill file has errors. See details for each place and its way out."],
  picture_unreadable: [400, "This picture cannot be read. Choose a JPEG, PNG, WebP or GIF file."],
  picture_has_too_many_pixels: [400, "This picture is too large. Choose one of at most 50 megapixels."],
  authentication_host_changed: [
    400,
    "The saved authentication was given for another host. Give it again, or choose none.",
  ],
  import_failed: [400, "The skill file could not be imported. Paste it instead."],
  scope_not_on_card: [400, "A permission in the answer was not on the consent card."],
  invalid_arguments: [400, "Some values cannot be sent like this. See details for each."],
  choice_unknown: [400, "There is no such choice here. Say in your own words what you would like."],
  message_not_replaceable: [400, "Only a message of your own that is still shown can be replaced."],
  permission_unknown: [400, "There is no such permission. See GET /api/permissions."],
  client_unknown: [400, "No application of your organisation has this client id, or it is out of use."],
  redirect_not_registered: [400, "The application did not register this address to go back to."],
  last_admin: [400, "The organisation needs at least one active admin. Name another one first."],
  not_signed_in: [401, "Sign in first."],
  wrong_credentials: [401, "The account or the password is wrong."],
  stream_refused: [401, "The client id or secret is wrong."],
  forbidden: [403, "You are not allowed to do this. Ask an administrator of your organisation."],
  password_change_needed: [403, "Set a password of your own first: somebody else gave you this one."],
  csrf: [403, "The request lacks this session's x-csrf-token. Reload the page and try again."],
  foreign_origin: [403, "Requests from other sites are refused."],
  not_found: [404, "There is nothing here, or it is not yours."],
  already_decided: [409, "This was already decided. Nothing was changed."],
  no_longer_available: [409, "There is nothing to be allowed any more. Nothing was granted."],
  todo_exists: [409, "There is a to-do under this source id already. Nothing was created."],
  made_by_another: [
    403,
    "Another application made this. Only that one, or the person themselves, may change it.",
  ],
  changed_meanwhile: [409, "It was changed since. Nothing was undone."],
  already_undone: [409, "This was undone already."],
  undo_too_late: [409, "More than a day has passed, so it cannot be undone. Change it yourself."],
  namespace_taken: [
    409,
    "This namespace, or one that looks like it, belongs to another API. Choose another one.",
  ],
  account_taken: [409, "This account name is taken. Choose another one."],
  run_in_progress: [409, "The assistant is still working. Wait, or stop the run first."],
  choice_gone: [
    409,
    "More was said since this was offered. Choose below the last answer, or say it in words.",
  ],
  not_the_last: [409, "More was said since. Only the last request of a conversation can be tried again."],
  run_over: [409, "This run has ended already. Nothing was changed."],
  not_published: [409, "The assistant is not published yet. Publish it first."],
  assistant_disabled: [
    409,
    "An administrator has taken this assistant out of use. Ask them, or talk to another one.",
  ],
  nothing_to_publish: [409, "There is nothing to publish. Add a skill first."],
  webhook_paused: [409, "The webhook is paused, so nothing is sent. Resume it first."],
  publish_refused: [409, "The assistant cannot be published yet. See details."],
  invalid_client: [400, "The client id or secret is wrong."],
  invalid_api: [401, "The API's id or secret is wrong."],
  invalid_grant: [400, "The code or refresh token is invalid, expired or used already. Ask for a new one."],
  reply_refused: [400, "This way to reply is unknown or over. It is good for ten minutes after the call."],
  unsupported_grant_type: [400, "grantType must be authorization_code or refresh_token."],
  invalid_token: [401, "The access token is missing, unknown or expired."],
  insufficient_scope: [403, "The person does not allow this, or the application is not approved for it."],
  link_over: [404, "This link is unknown, used or over. Ask an administrator for a new one."],
  person_not_found: [404, "There is no such person, or you may not know of them."],
  too_large: [413, "The request is too large."],
  unsupported_media_type: [415, "Send the body as application/json."],
  too_many_attempts: [429, "Too many attempts. Wait and try again."],
  internal: [500, "Something went wrong on our side. Nothing was lost; try again."],
  unavailable: [503, "The service is busy or its database is away. Try again in a moment."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof catalogue;

export const errorCodes = Object.keys(catalogue);

export const statusOf = (code: ErrorCode): number => catalogue[code][0];
export const messageFor = (code: ErrorCode): string => catalogue[code][1];

export interface ErrorDetail {
  path: string;
  message: string;
}

interface ErrorOptions {
  /** Replaces the catalogue's sentence where a more helpful one is known. Shown to the caller. */
  message?: string;
  details?: readonly unknown[];
  retryAfterSeconds?: number;
}

/** A refusal. `reason` is for our log alone; the caller sees the catalogue's sentence and the options. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly publicMessage: string;
  readonly details: readonly unknown[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, reason = "", options: ErrorOptions = {}) {
    super(reason === "" ? code : `${code}: ${reason}`);
    this.code = code;
    this.status = catalogue[code][0];
    this.publicMessage = options.message ?? catalogue[code][1];
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
