import { Alert, Center, Divider, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { fetchJson } from "../../api/call-api.ts";
import { useTitle } from "../../looks/use-title.ts";
import { errorWords } from "./error-words.ts";
import { LinkForm } from "./link-form.tsx";
import { OtherWays, type Ways } from "./other-ways.tsx";
import { ownPath } from "./own-path.ts";

/** Where anybody signs in: by a link to their address, a passkey, or a provider that is set up. */
export function SignInPage() {
  useTitle("Sign in");
  const [params] = useSearchParams();
  const to = ownPath(params.get("to"));
  const error = params.get("error");
  const { data: ways } = useQuery<Ways>({
    queryKey: ["sign-in/ways"],
    queryFn: () => fetchJson<Ways>("/api/v1/sign-in/ways"),
  });
  return (
    <Center component="main" className="shell-main" mih="100dvh" p="md">
      <Paper withBorder shadow="sm" p={{ base: "lg", xs: "xl" }} w="100%" maw={420} radius="lg">
        <Stack gap="lg">
          <Stack gap="xs" align="center">
            <img src="/favicon.svg" alt="" width={48} height={48} />
            <Title order={1} size="h2">
              Sign in to Mocca
            </Title>
          </Stack>
          {error !== null && (
            <Alert color="red" role="alert" title={errorWords(error)}>
              Ask for a new link, or choose another way.
            </Alert>
          )}
          <LinkForm to={to} />
          {ways && (ways.ways.includes("passkey") || ways.providers.length > 0) && (
            <>
              <Divider label="or" />
              <OtherWays ways={ways} to={to} />
            </>
          )}
          <Text size="sm" c="dimmed" ta="center">
            Only people on the team can sign in. An owner invites others under Settings, People.
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
