/** Of an API that a company could have. */
export const expensesDocument = `openapi: 3.0.3
info:
  title: Expenses
  version: 1.0.0
  contact: { name: Finance }
servers:
  - url: https://expenses.example.com/v1
security:
  - oauth: [claims.read]
paths:
  /claims:
    get:
      operationId: listClaims
      summary: List your claims
      tags: [Claims]
      responses: { "200": { description: Claims } }
    post:
      operationId: submitClaim
      summary: Submit a claim
      tags: [Claims]
      security: [{ oauth: [claims.write] }]
      responses: { "201": { description: The claim } }
  /claims/{claimId}:
    get:
      operationId: getClaim
      summary: Get a claim
      tags: [Claims]
      parameters: [{ name: claimId, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: The claim } }
  /reports:
    get:
      operationId: listReports
      summary: List reports
      tags: [Reports]
      security: [{ oauth: [reports.read] }]
      responses: { "200": { description: Reports } }
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://login.example.com/authorize
          tokenUrl: https://login.example.com/token
          scopes:
            claims.read: Read your claims
            claims.write: Submit claims
            reports.read: Read reports
`;
