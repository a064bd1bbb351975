/** Of an access token. */
export const accessSeconds = 7200;
/** Of one that was allowed for a single run. */
export const onceSeconds = 600;
/** Of a refresh token, from its last use on; never past what was allowed. */
export const refreshDays = 30;
