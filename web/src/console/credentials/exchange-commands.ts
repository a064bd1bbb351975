/** The exchange of a one-time code for tokens; what stands between < and > is the developer's to fill in. */
export function exchangeCommand(origin: string, clientId: string): string {
  const body = {
    clientId,
    clientSecret: "<ClientSecret>",
    code: "<oauthAuthCode>",
    grantType: "authorization_code",
  };
  return `curl ${origin}/v1.0/oauth2/userAccessToken \\
  -H 'content-type: application/json' \\
  -d '${JSON.stringify(body, null, 2)}'`;
}

/** A call in the person's name; needs Contact.User.Read, and Contact.User.mobile for the phone number. */
export function callCommand(origin: string): string {
  return `curl ${origin}/v1.0/contact/users/me \\
  -H 'x-acs-dingtalk-access-token: <accessToken>'`;
}
