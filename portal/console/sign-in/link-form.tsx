import { Alert, Button, Stack, TextInput } from "@mantine/core";
import IconMail from "@tabler/icons-react/dist/esm/icons/IconMail.mjs";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ApiError } from "../../api/api-error.ts";
import { fetchJson } from "../../api/call-api.ts";
import { Failure } from "../../looks/failure.tsx";

/** Asks for a one-time link; says the same whether the address is known or not. */
export function LinkForm({ to }: { to: string }) {
  const [email, setEmail] = useState("");
  const [error, setError] = useState("");
  const sent = useMutation<unknown, ApiError, string>({
    mutationFn: (address) =>
      fetchJson("/api/v1/sign-in/link", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: address, to }),
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = email.trim();
    if (!/^\S+@\S+$/.test(address)) return setError("Write your e-mail address.");
    setError("");
    sent.mutate(address);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username webauthn"
          required
          withAsterisk={false}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={error}
        />
        <Button type="submit" loading={sent.isPending} leftSection={<IconMail size={18} />}>
          Send me a link
        </Button>
        <div role="status">
          {sent.isSuccess && (
            <Alert color="green" title="If that address is known, a link is on its way">
              It works once, for 15 minutes. Nothing came? Ask an owner: where no mail is set up,
              they find your link under Settings, Outbox.
            </Alert>
          )}
        </div>
        {sent.isError && <Failure error={sent.error} />}
      </Stack>
    </form>
  );
}
