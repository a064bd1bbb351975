/** One way to harm somebody, and what it must come to. */
export interface ThreatCase {
  id: string;
  /** What an attacker does → what it comes to. */
  what: string;
  /** Why no test holds it yet; such a case is open. */
  open?: string;
}

/** Cases that are kept together, as the page shows them. */
export const threats: Readonly<Record<string, readonly ThreatCase[]>> = {
  Codes: [
    { id: "T01", what: "A redeemed code is presented again → refused, and what it got is dead" },
    { id: "T02", what: "Many redeem one code at once, on several nodes → one succeeds" },
    {
      id: "T03",
      what: "The second attempt comes while the first is still writing → its tokens are dead too",
    },
    { id: "T04", what: "Another client redeems the code → it is burnt, and the client learns nothing" },
    {
      id: "T05",
      what: "Redeemed after a no, a revocation, its minute, a disabled person or an unpublished skill → refused",
    },
    {
      id: "T06",
      what: "A decision is sent twice, at once, or taken back by a late yes → the first one counts",
    },
    { id: "T07", what: "Codes are guessed → slowed down, for who guesses alone" },
    {
      id: "T08",
      what: "PKCE is left out or weakened → refused",
    },
    {
      id: "T09",
      what: "A code of one kind is used at the endpoint of another → refused",
      open: "there is one endpoint; a code from the browser knows its address and its challenge",
    },
    { id: "T10", what: "A code leaves by a retry, a redirect or a referrer → it is sent once, to one place" },
  ],
  Tokens: [
    { id: "T11", what: "More scopes are asked for at redemption or refresh → never more than the grant" },
    {
      id: "T12",
      what: "A rotated refresh token is used again → its family dies",
      open: "only confidential clients refresh, whose refresh token does not rotate",
    },
    { id: "T13", what: "An honest client refreshes many times at once → every answer is good" },
    {
      id: "T14",
      what: "A grant is revoked while its token is in use → the next call is refused, on every node",
    },
    {
      id: "T15",
      what: "A token or a session reaches for another organisation's data → as unknown as what does not exist",
    },
    {
      id: "T16",
      what: "A token for one audience is used at another → refused",
    },
    {
      id: "T17",
      what: "A forged or weakened JWT → refused",
      open: "tokens are opaque and looked up; no JWT is accepted anywhere",
    },
    {
      id: "T18",
      what: "Secrets are found out by time → looked up by their hash, with the same work for unknown ones",
    },
    {
      id: "T19",
      what: "A client asks about, or revokes, another's token → told nothing, changes nothing",
      open: "there is no introspection or revocation endpoint yet",
    },
  ],
  "Consent and people": [
    {
      id: "T20",
      what: "Somebody else answers a card, or goes on with somebody's run → it does not exist for them",
    },
    { id: "T21", what: "A foreign page makes a browser allow, deny or revoke → refused" },
    {
      id: "T22",
      what: "A card is framed, covered or clicked through → it cannot be framed, and its button waits",
    },
    { id: "T23", what: "A skill's texts pose as the card → plain, clipped, isolated and labelled" },
    {
      id: "T24",
      what: "An answer carries scripts, pictures or links → nothing runs or loads, links show their target",
    },
    { id: "T25", what: "A published skill asks for more or goes elsewhere → people are asked again" },
    {
      id: "T26",
      what: "A consent is remembered for more than was asked → for this person, skill, shape and scope alone",
    },
    { id: "T27", what: "A skill asks and asks → one open card; a no holds for its turn" },
    {
      id: "T28",
      what: "A file names scopes that nobody may delegate, or an admin did not approve → refused",
    },
  ],
  "The planner": [
    { id: "T29", what: "An answer orders another call → it spends no permission by itself" },
    { id: "T30", what: "The model fills, moves or repeats the code → it never sees it" },
    { id: "T31", what: "What one skill told goes to another → only after the person saw it" },
    {
      id: "T32",
      what: "A skill takes another's name, or says to be chosen always → each is known by its own id",
    },
    {
      id: "T33",
      what: "A confirmation shows one value and sends another → what was shown is sent, or nothing is",
    },
    {
      id: "T34",
      what: "What one person said reaches another's planner → memory belongs to person and conversation",
    },
    { id: "T35", what: "A planner goes in circles or plans without end → the run is stopped, and says so" },
  ],
  "Skills and their files": [
    {
      id: "T36",
      what: "A skill's address is private, or written so that it looks public → refused, at saving and at connecting",
    },
    {
      id: "T37",
      what: "A name changes its address after the check → the checked address is the one connected to",
    },
    { id: "T38", what: "A file refers to other files or to itself → nothing outside is read, cycles end" },
    { id: "T39", what: "A file is costly to read → refused, at bounded cost" },
    { id: "T40", what: "A pattern or a schema is costly to check → bounded, whatever the value" },
    { id: "T41", what: "A name such as __proto__ → a name like any other" },
    {
      id: "T42",
      what: "A value leaves its place in path, query, header or cookie → encoded there, or refused",
    },
    { id: "T43", what: "A skill answers too much, too slowly or wrongly → the call ends with a reason" },
    {
      id: "T44",
      what: "A stream ticket or connection is stolen, an answer forged → one use, one application, its own calls",
    },
    { id: "T45", what: "A stream client floods or never reads → closed, at bounded memory" },
  ],
  "Browser, platform, operation": [
    { id: "T46", what: "A redirect leads off the site → it goes to one's own pages alone" },
    {
      id: "T47",
      what: "Two identity providers are mixed up → each answer is bound to its own",
      open: "there is no sign-in by others yet",
    },
    {
      id: "T48",
      what: "A session is fixed, kept or left behind → a new one at each sign-in, over when it should be",
    },
    {
      id: "T49",
      what: "Passwords or accounts are guessed → slowed down, told nothing, nobody else locked out",
    },
    { id: "T50", what: "A secret stands in a log, a trace, an error or the database → nowhere in clear" },
    { id: "T51", what: "Audit rows are changed, removed or put in → refused, or found by the chain" },
    {
      id: "T52",
      what: "An old backup is restored → old codes and tokens are dead",
      open: "by hand after a restore: the operator's guide has the statements",
    },
    {
      id: "T53",
      what: "A key is changed or lost → changed without a stop; a lost one takes its own data along",
    },
    { id: "T54", what: "One organisation or skill takes all places → each has its share" },
    { id: "T55", what: "A role does what is another's → each route names who may" },
    {
      id: "T56",
      what: "A host or forwarding header lies, an answer is cached → believed only from the proxy, nothing private is kept",
    },
  ],
};
