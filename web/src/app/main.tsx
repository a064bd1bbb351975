import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { newQueryClient } from "../api/query-client.ts";
import { ConversationPart } from "../ui/conversation-part.ts";
import "./app.css";
import { keepFocus } from "../ui/keep-focus.ts";
import { startTheme } from "../ui/preferences/theme.ts";
import { nameLostParts } from "./lost-part.ts";
import { newRouter } from "./router.tsx";

startTheme();
keepFocus();
nameLostParts();

/** Only areas that show a conversation beside their own page ask for it. */
const Conversation = lazy(async () => ({
  default: (await import("../chat/conversation-part.tsx")).Conversation,
}));

const queryClient = newQueryClient();
const router = newRouter(queryClient);
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root element");

createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <ConversationPart value={Conversation}>
          <RouterProvider router={router} />
        </ConversationPart>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
