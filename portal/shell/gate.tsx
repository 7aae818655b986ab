import { Center } from "@mantine/core";
import type { ReactNode } from "react";
import { MeContext } from "../api/me.ts";
import { useAsk } from "../api/use-ask.ts";
import { Failure } from "../looks/failure.tsx";
import { PageWaiting } from "./page-waiting.tsx";

/** Lets in whoever has signed in; without a session the first answer leads to the sign-in page. */
export function Gate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useAsk("people/me", {});
  if (data) return <MeContext value={data}>{children}</MeContext>;
  if (error && error.problem.status !== 401)
    return (
      <Center component="main" mih="100dvh" p="md">
        <Failure error={error} retry={refetch} />
      </Center>
    );
  return <PageWaiting />;
}
