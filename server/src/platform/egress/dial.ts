import { isIP, type LookupFunction, connect as openTcp, type Socket } from "node:net";
import { rootCertificates, type TLSSocket, connect as wrapTls } from "node:tls";
import type { Destination } from "./destination.ts";
import { EgressFailure } from "./failure.ts";

/** Opens a TCP connection to one of `addresses`, which were checked; the host is a label only. */
export type OpenSocket = (to: { host: string; port: number; addresses: readonly string[] }) => Socket;

export const openSocket: OpenSocket = ({ host, port, addresses }) =>
  openTcp({ host, port, lookup: pinned(addresses), autoSelectFamily: true, noDelay: true });

/** A look-up that knows one answer: between the check and the connection a name cannot move. */
function pinned(addresses: readonly string[]): LookupFunction {
  return (_host, options, callback) => {
    const known = addresses.map((address) => ({ address, family: isIP(address) }));
    const [first] = known;
    if (options.all === true || !first) callback(null, known);
    else callback(null, first.address, first.family);
  };
}

/**
 * A connected socket, after the TLS handshake where the URL is https. Nothing of the request has been sent.
 * @throws EgressFailure `unreachable` or `tls`; the signal's reason when it aborts.
 */
export async function dial(
  destination: Destination,
  signal: AbortSignal,
  open: OpenSocket,
  extraRoots: readonly string[],
): Promise<Socket> {
  const { host, port, addresses } = destination;
  const tcp = open({ host, port, addresses });
  await ready(tcp, "connect", signal, () => {
    return new EgressFailure("unreachable", `The host ${host} could not be reached at port ${port}.`);
  });
  if (destination.url.protocol === "http:") return tcp;
  const tls = startTls(tcp, host, extraRoots);
  await ready(tls, "secureConnect", signal, () => {
    return new EgressFailure(
      "tls",
      `No secure connection to ${host}: its certificate or TLS set-up is not valid.`,
    );
  });
  return tls;
}

function startTls(socket: Socket, host: string, extraRoots: readonly string[]): TLSSocket {
  return wrapTls({
    socket,
    host,
    servername: isIP(host) === 0 ? host : "",
    ALPNProtocols: ["http/1.1"],
    minVersion: "TLSv1.2",
    ...(extraRoots.length === 0 ? {} : { ca: [...rootCertificates, ...extraRoots] }),
  });
}

function ready(socket: Socket, event: string, signal: AbortSignal, failure: () => Error): Promise<void> {
  // Stays for good: a socket that fails later must never be an uncaught error.
  socket.on("error", () => {});
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      socket.destroy();
      return reject(signal.reason);
    }
    const settle = () => {
      signal.removeEventListener("abort", stop);
      socket.removeListener(event, succeed);
      socket.removeListener("close", fail);
    };
    const succeed = () => {
      settle();
      resolve();
    };
    const fail = () => {
      settle();
      reject(failure());
    };
    const stop = () => {
      settle();
      socket.destroy();
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    socket.once(event, succeed);
    socket.once("close", fail);
  });
}
