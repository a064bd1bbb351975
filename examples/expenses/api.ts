// An API of one's own: each route is open to whom a person has allowed it. `iban` stays closed without a permission.
import { once } from "node:events";
import { createServer } from "node:http";
import express from "express";
import { behalfApi } from "../../sdk/src/express.ts";
import { UntrustedWebhook, verifyWebhook, type WebhookEvent } from "../../sdk/src/index.ts";

interface Settings {
  /** Behalf. */
  url: string;
  apiId: string;
  secret: string;
  /** Of the webhook, where there is one. */
  webhookSecret?: string;
  port: number;
}

interface Claim {
  id: string;
  purpose: string;
  amount: number;
  status: string;
  payee: { name: string; iban: string };
}

const payee = { name: "Alice", iban: "DE02120300000000202051" };

/** What everybody begins with. */
const firstClaims = (): Claim[] => [
  { id: "c1", purpose: "Train to Hangzhou", amount: 120.5, status: "paid", payee },
  { id: "c2", purpose: "Lunch with a customer", amount: 86, status: "submitted", payee },
];

const overview = ({ id, purpose, amount, status }: Claim) => ({ id, purpose, amount, status });

/** Resolves once it listens. `told` has what the webhook brought. */
export async function serveExpenses({ url, apiId, secret, webhookSecret = "", port }: Settings) {
  const behalf = behalfApi({ baseUrl: url, apiId, secret });
  const claims = new Map<string | undefined, Claim[]>();
  const told: WebhookEvent[] = [];
  const app = express();

  const ofPerson = (sub: string | undefined): Claim[] => {
    const own = claims.get(sub) ?? firstClaims();
    claims.set(sub, own);
    return own;
  };

  app.get("/claims", behalf.protect({ scope: "Expenses.Claim.Read" }), (request, response) => {
    response.json({ claims: ofPerson(request.behalf.sub).map(overview) });
  });

  app.get(
    "/claims/:claimId",
    behalf.protect({ scope: "Expenses.Claim.Read", fields: ["iban"] }),
    (request, response) => {
      const claim = ofPerson(request.behalf.sub).find(({ id }) => id === request.params.claimId);
      if (claim === undefined) response.status(404).json({ message: "There is no such claim." });
      else response.json(claim);
    },
  );

  app.post(
    "/claims",
    behalf.protect({ scope: "Expenses.Claim.Write" }),
    express.json(),
    (request, response) => {
      const { purpose, amount } = request.body ?? {};
      if (typeof purpose !== "string" || typeof amount !== "number" || !(amount > 0)) {
        response.status(400).json({ message: "A claim has a purpose and an amount." });
        return;
      }
      const own = ofPerson(request.behalf.sub);
      const claim = { id: `c${own.length + 1}`, purpose, amount, status: "submitted", payee };
      own.push(claim);
      response.status(201).json(overview(claim));
    },
  );

  app.post("/told", express.text({ type: "*/*" }), (request, response) => {
    try {
      const event = verifyWebhook(request.headers, request.body, webhookSecret);
      told.push(event);
      response.sendStatus(204);
    } catch (error) {
      response.sendStatus(error instanceof UntrustedWebhook ? 401 : 500);
    }
  });

  const server = createServer(app);
  await once(server.listen(port, "127.0.0.1"), "listening");
  const address = server.address();
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  if (typeof address !== "object" || address === null) throw new Error("the API has no port");
  return { origin: `http://127.0.0.1:${address.port}`, told, stop };
}

if (import.meta.main) {
  const { BEHALF_URL = "http://127.0.0.1:8080", API_ID = "", API_SECRET = "", PORT = "3000" } = process.env;
  const { WEBHOOK_SECRET = "" } = process.env;
  const { origin } = await serveExpenses({
    url: BEHALF_URL,
    apiId: API_ID,
    secret: API_SECRET,
    webhookSecret: WEBHOOK_SECRET,
    port: Number(PORT),
  });
  process.stdout.write(`The API listens at ${origin}\n`);
}
