import { Counter, Gauge } from "prom-client";

/** Counted per node; no ids in them. */
export function streamMetrics(sockets: () => number) {
  return {
    sockets: new Gauge({
      name: "behalf_stream_sockets",
      help: "Connections of skills in stream mode that are open on this node",
      registers: [],
      collect() {
        this.set(sockets());
      },
    }),
    calls: new Counter({
      name: "behalf_stream_calls_total",
      help: "Calls over stream connections, by what came of them",
      labelNames: ["outcome"],
      registers: [],
    }),
    ignored: new Counter({
      name: "behalf_stream_ignored_frames_total",
      help: "Frames that answered nothing we asked: late, double, forged or malformed",
      registers: [],
    }),
  };
}
