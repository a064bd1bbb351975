/* How a route is protected, as the packages' own guide has it. */

export const frameworks = ["express", "fastify", "python"] as const;
export type Framework = (typeof frameworks)[number];

interface Needs {
  origin: string;
  apiId: string;
  scope: string;
  /** The route, `GET /claims/{id}`. */
  method: string;
  path: string;
}

export const snippets: Readonly<Record<Framework, (needs: Needs) => string>> = {
  express: ({ origin, apiId, scope, method, path }) => `import { behalfApi } from "@behalf/sdk/express";

const behalf = behalfApi({
  baseUrl: "${origin}",
  apiId: "${apiId}",
  secret: process.env.API_SECRET,
});

app.${method.toLowerCase()}(
  "${withColons(path)}",
  behalf.protect({ scope: "${scope}" }),
  (request, response) => response.json({ of: request.behalf.sub }),
);`,
  fastify: ({ origin, apiId, scope, method, path }) => `import { behalfApi } from "@behalf/sdk/fastify";

const behalf = behalfApi({
  baseUrl: "${origin}",
  apiId: "${apiId}",
  secret: process.env.API_SECRET,
});

app.${method.toLowerCase()}(
  "${withColons(path)}",
  behalf.protect({ scope: "${scope}" }),
  async (request) => ({ of: request.behalf.sub }),
);`,
  python: ({ origin, apiId, scope, method, path }) => `import os
from behalf import Api, current

behalf = Api("${origin}", "${apiId}", os.environ["API_SECRET"])

@app.${method.toLowerCase()}("${withAngles(path)}")
@behalf.protect("${scope}", operation="${method} ${path}")
def answer(**path):
    return {"of": current().sub}`,
};

const withColons = (path: string) => path.replace(/\{(\w+)\}/g, ":$1");
const withAngles = (path: string) => path.replace(/\{(\w+)\}/g, "<$1>");
