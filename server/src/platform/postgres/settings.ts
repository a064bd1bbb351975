import type { Address } from "./address.ts";

/**
 * The server's settings, as arguments: a start always runs with those of this version, and nothing is written into
 * the cluster's own files. `lz4`: whether the binary was built with it.
 */
export function serverArguments(clusterDir: string, address: Address, lz4: boolean): string[] {
  const overSocket = address.host.startsWith("/");
  const settings = {
    listen_addresses: overSocket ? "" : address.host,
    unix_socket_directories: overSocket ? `"${address.host.replaceAll('"', '""')}"` : "",
    unix_socket_permissions: "0700",
    port: address.port,
    fsync: "on",
    synchronous_commit: "on",
    max_connections: 100,
    shared_buffers: "128MB",
    default_toast_compression: lz4 ? "lz4" : "pglz",
    timezone: "UTC",
    log_timezone: "UTC",
    log_destination: "stderr",
    // Failed statements are the application's to report, with its own care for what they contain.
    log_min_messages: "log",
    log_checkpoints: "off",
  };
  return [
    "-D",
    clusterDir,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}
