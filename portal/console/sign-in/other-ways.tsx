import { Alert, Button, Stack } from "@mantine/core";
import IconBrandWindows from "@tabler/icons-react/dist/esm/icons/IconBrandWindows.mjs";
import IconFingerprint from "@tabler/icons-react/dist/esm/icons/IconFingerprint.mjs";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import { useMutation } from "@tanstack/react-query";
import { fetchJson } from "../../api/call-api.ts";
import { passkeySignIn } from "./passkey-sign-in.ts";

export type Ways = { ways: string[]; providers: { id: string; name: string }[] };

/** Passkey, Microsoft, and whatever provider was set up. */
export function OtherWays({ ways, to }: { ways: Ways; to: string }) {
  const passkey = useMutation({
    mutationFn: passkeySignIn,
    onSuccess: () => window.location.assign(to),
  });
  const provider = useMutation({
    mutationFn: (id: string) => leaveFor(id, to),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const error = passkey.error ?? provider.error;
  return (
    <Stack gap="sm">
      {ways.ways.includes("passkey") && (
        <Button
          variant="default"
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          Use a passkey
        </Button>
      )}
      {ways.providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          leftSection={
            id === "microsoft" ? (
              <IconBrandWindows size={18} aria-hidden />
            ) : (
              <IconKey size={18} aria-hidden />
            )
          }
          loading={provider.isPending}
          onClick={() => provider.mutate(id)}
        >
          Go on with {name}
        </Button>
      ))}
      {error && <Alert color="red" role="alert" title={error.message} />}
    </Stack>
  );
}

/** Where the provider asks the person who they are. */
function leaveFor(provider: string, to: string): Promise<{ url: string }> {
  return fetchJson("/api/auth/sign-in/social", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ provider, callbackURL: to, errorCallbackURL: "/sign-in" }),
  });
}
