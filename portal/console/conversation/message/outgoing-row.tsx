import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMe } from "../../../api/me.ts";
import { forget, type Outgoing, sayAgain } from "../outgoing.ts";
import { AuthorIcon } from "./author-icon.tsx";
import { MessageCard } from "./message-card.tsx";
import { OnlyYou } from "./only-you.tsx";

type Props = { one: Outgoing; arrived: boolean };

/** A line on its way; what was refused with why, and what is shown this one time. */
export function OutgoingRow({ one, arrived }: Props) {
  const { person } = useMe();
  const { line, problem, shown, state } = one;
  return (
    <>
      {!arrived && line !== "" && (
        <article className="said" aria-label={`${person.name} said`}>
          <div className="said-side">
            <AuthorIcon author={person.name} person={person.id} />
          </div>
          <div className="said-body">
            <Group gap={8}>
              <Text fw={650} size="sm">
                {person.name}
              </Text>
              <Text size="xs" c="dimmed">
                {state === "refused" ? "Not sent" : "Sending"}
              </Text>
            </Group>
            <Text className="message-words" opacity={state === "refused" ? 1 : 0.8}>
              {one.secret ? "A command with a secret" : line}
            </Text>
          </div>
        </article>
      )}
      {problem && (
        <Alert color="red" role="alert" title={problem.title} mx="md" my="xs">
          <Stack gap="xs" align="flex-start">
            {problem.next && <Text size="sm">{problem.next}</Text>}
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => sayAgain(one)}>
                Try again
              </Button>
              <Button size="xs" variant="default" onClick={() => forget([one.key])}>
                Discard
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
      {shown && (
        <Alert color="yellow" title="Shown this once only" mx="md" my="xs">
          <Stack gap="sm" align="flex-start">
            <OnlyYou />
            <MessageCard message={shown} />
            <Text size="sm">Copy it now: it is kept nowhere and is gone when you leave.</Text>
            <Button size="xs" variant="default" onClick={() => forget([one.key])}>
              I have it
            </Button>
          </Stack>
        </Alert>
      )}
    </>
  );
}
