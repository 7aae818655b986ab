import { Text } from "@mantine/core";

/** "Panna · staging". */
export function EnvironmentName({ client, environment }: { client: string; environment: string }) {
  return (
    <Text span fw={500}>
      {client} · {environment}
    </Text>
  );
}
