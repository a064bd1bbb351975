// A person's expense claims, by the API beside it: the code of a call opens that API and nothing else.
import { type Operations, Refusal, serveAlone } from "../serve.ts";

const { EXPENSES_URL = "http://127.0.0.1:3000" } = process.env;

export const operationsOn = (address: string): Operations => ({
  async "GET /claims"({ behalf, accessToken }) {
    const { claims } = await behalf.api(address).call(accessToken, "GET", "/claims");
    return { claims };
  },
  async "POST /claims"({ given: { purpose, amount }, behalf, accessToken }) {
    return behalf.api(address).call(accessToken, "POST", "/claims", { purpose, amount: Number(amount) });
  },
  async "GET /account"({ behalf, accessToken }) {
    const expenses = behalf.api(address);
    const { claims } = await expenses.call(accessToken, "GET", "/claims");
    if (claims.length === 0) throw new Refusal("There is no claim yet.");
    const { payee } = await expenses.call(accessToken, "GET", `/claims/${claims[0].id}`);
    return { iban: payee.iban };
  },
});

if (import.meta.main) await serveAlone(operationsOn(EXPENSES_URL));
