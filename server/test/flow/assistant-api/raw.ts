import { connect } from "node:net";

/** What comes over the socket after the headers of an answer, byte by byte. */
export interface RawAnswer {
  /** So far. */
  text(): string;
  /** Once it holds this. */
  until(text: string): Promise<string>;
  /** Once the other end has closed it. */
  ended: Promise<string>;
  leave(): void;
}

/** One request as HTTP/1.0, which is answered without chunks. */
export function rawPost(url: string, path: string, token: string, body: object): RawAnswer {
  const { hostname, port } = new URL(url);
  const json = JSON.stringify(body);
  const socket = connect(Number(port), hostname);
  socket.setEncoding("utf8");
  socket.write(
    [
      `POST ${path} HTTP/1.0`,
      `x-acs-dingtalk-access-token: ${token}`,
      "content-type: application/json",
      `content-length: ${Buffer.byteLength(json)}`,
      "",
      json,
    ].join("\r\n"),
  );
  let received = "";
  const text = () => received.split("\r\n\r\n").slice(1).join("\r\n\r\n");
  const { promise: ended, resolve, reject } = Promise.withResolvers<string>();
  socket.on("data", (piece) => {
    received += piece;
  });
  socket.on("error", reject);
  socket.on("close", () => resolve(text()));
  return {
    text,
    async until(wanted) {
      while (!text().includes(wanted)) {
        if (socket.closed) throw new Error(`it ended without ${wanted}: ${received}`);
        await new Promise((again) => setTimeout(again, 10));
      }
      return text();
    },
    ended,
    leave: () => void socket.destroy(),
  };
}
