export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Something that hands out tokens, as a process of its own: ours, or one to be measured beside it. */
export interface Platform {
  readonly name: string;
  readonly pid: number;
  /** Where it keeps its rows. */
  readonly database: string;
  /** Fresh ones, unspent. */
  codes(count: number): Promise<string[]>;
  /** `undefined`: refused. */
  redeem(code: string): Promise<Tokens | undefined>;
  refresh(tokens: Tokens): Promise<Tokens | undefined>;
  /** Tokens that `profile` takes; made before anything is measured. */
  profileTokens(count: number): Promise<string[]>;
  /** Who is this: the token checked and the person read. Whether it was answered. */
  profile(accessToken: string): Promise<boolean>;
  /** Is this token good, and for what. Whether it is. */
  check(accessToken: string): Promise<boolean>;
  /** Whether a token of a redemption still opens anything. */
  isAlive(accessToken: string): Promise<boolean>;
  close(): Promise<void>;
}
