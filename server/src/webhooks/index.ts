// Telling applications and APIs of what concerns them: signed, tried again, seen and sent again.
export { clearOldDeliveries } from "./delivery-store.ts";
export { webhookJobs, webhookQueues } from "./jobs.ts";
export { webhookRoutes } from "./routes.ts";
export { WebhookSender } from "./sending/sender.ts";
export { tidyWebhookSecrets } from "./signing-secret.ts";
export { tellWebhooks, webhookChannel } from "./told.ts";
export { toldFrom } from "./told-store.ts";
