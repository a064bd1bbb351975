import { connect, type Socket } from "node:net";

/** What came of one request. */
export interface Answered {
  /** 0: the connection broke. */
  status: number;
  /** On one clock, in milliseconds. */
  sentAt: number;
  readAt: number;
}

/** Requests over plain sockets, one at a time on each: asking costs little beside what is asked for. */
export interface Load {
  /** As many as are answered: each connection asks again as soon as it was answered. */
  closed(connections: number, seconds: number): Promise<Answered[]>;
  /** So many a second, whatever becomes of them; the later ones of a second are not sent where all connections wait. */
  open(perSecond: number, seconds: number): Promise<Answered[]>;
  close(): void;
}

const mostConnections = 400;

export async function loadOn(url: string, request: string): Promise<Load> {
  const { hostname, port } = new URL(url);
  const lines: Line[] = [];
  const more = async (count: number) => {
    while (lines.length < count) lines.push(await lineTo(hostname, Number(port), request));
  };
  return {
    async closed(connections, seconds) {
      await more(connections);
      const until = performance.now() + seconds * 1000;
      const lanes = lines.slice(0, connections).map(async (line) => {
        const answers: Answered[] = [];
        while (performance.now() < until) answers.push(await line.ask());
        return answers;
      });
      return (await Promise.all(lanes)).flat();
    },
    async open(perSecond, seconds) {
      await more(mostConnections);
      const free = [...lines];
      const asked: Promise<Answered>[] = [];
      const begun = performance.now();
      for (let due = 0; ; ) {
        const passed = (performance.now() - begun) / 1000;
        if (passed >= seconds) break;
        for (due = Math.max(due, asked.length); due < passed * perSecond; due += 1) {
          const line = free.pop();
          if (line === undefined) break;
          asked.push(line.ask().finally(() => free.push(line)));
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      return Promise.all(asked);
    },
    close() {
      for (const line of lines) line.close();
    },
  };
}

interface Line {
  ask(): Promise<Answered>;
  close(): void;
}

async function lineTo(host: string, port: number, request: string): Promise<Line> {
  let socket: Socket = await opened(host, port);
  return {
    async ask() {
      if (socket.destroyed) socket = await opened(host, port);
      const sentAt = performance.now();
      const status = await statusOf(socket, request);
      return { status, sentAt, readAt: performance.now() };
    },
    close: () => socket.destroy(),
  };
}

function opened(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Reads one answer with a length to its end. */
function statusOf(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve) => {
    let read = "";
    const end = (status: number) => {
      socket.removeAllListeners("data").removeAllListeners("close").removeAllListeners("error");
      if (status === 0) socket.destroy();
      resolve(status);
    };
    socket.on("data", (chunk) => {
      read += chunk.toString("latin1");
      const head = read.indexOf("\r\n\r\n");
      const length = /\r\ncontent-length: (\d+)/i.exec(read)?.[1];
      if (head >= 0 && length !== undefined && read.length >= head + 4 + Number(length))
        end(Number(read.slice(9, 12)));
    });
    socket.on("close", () => end(0));
    socket.on("error", () => end(0));
    socket.write(request);
  });
}
