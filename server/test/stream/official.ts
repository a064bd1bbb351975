import type { DWClientDownStream } from "dingtalk-stream";
import { graphTopic } from "../../src/invocation/stream/frames.ts";
import { endStreamClient, streamClient } from "../world/stream-skill.ts";
import { type Marked, take } from "./frames.ts";
import type { Log } from "./log.ts";

/** The unmodified official client. It knows one address; what happens to it is what happens to its node. */
export interface OfficialClient {
  connected(): boolean;
  end(): void;
}

export function startOfficialClient(url: string, application: Marked, log: Log): OfficialClient {
  const client = streamClient(url, application);
  client.registerCallbackListener(graphTopic, (frame: DWClientDownStream) => {
    const { messageId, data } = take(log, application, frame);
    client.send(messageId, data);
  });
  void client.connect();
  return { connected: () => client.connected, end: () => endStreamClient(client) };
}

/** It tells the console of each connection, where one line of JSON is expected. Answers the way back. */
export function silenceConsole(): () => void {
  const { info, warn } = console;
  Object.assign(console, { info: () => {}, warn: () => {} });
  return () => void Object.assign(console, { info, warn });
}
