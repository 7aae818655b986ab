import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { queryClient } from "../api/query-client.ts";
import { Gate } from "../shell/gate.tsx";
import { Shell } from "../shell/shell.tsx";
import { readableVariables, theme } from "../shell/theme.ts";
import { pages } from "./pages.ts";

const SignIn = lazy(async () => ({
  default: (await import("./sign-in/sign-in-page.tsx")).SignInPage,
}));

/** The whole console: the sign-in page for anybody, the shell and its pages for the team. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableVariables}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider labels={{ confirm: "Go on", cancel: "Cancel" }}>
          <Notifications position="bottom-right" />
          <Switch>
            <Route path="/sign-in">
              <Suspense>
                <SignIn />
              </Suspense>
            </Route>
            <Route>
              <Gate>
                <Shell pages={pages} />
              </Gate>
            </Route>
          </Switch>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
