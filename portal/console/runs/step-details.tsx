import { Alert, Code, SimpleGrid, Stack, Text } from "@mantine/core";
import { Fact } from "../../looks/fact.tsx";
import type { Step } from "./run-row.ts";

/** What a second identical call does, by a step's idempotency class. */
const classes = {
  A: "the same again changes nothing",
  B: "it is found by its name before it is made",
  C: "it is found by our marker before it is made",
  D: "it is made once and looked for before a repeat",
  E: "a person looks before a repeat",
} as const;

type Props = { step: Step; titles: ReadonlyMap<string, string> };

/** One step: its vendor, attempts, what it comes after, what it made, and how it failed. */
export function StepDetails({ step, titles }: Props) {
  const { failure } = step;
  return (
    <Stack gap="sm">
      {failure && (
        <Alert color="red" title={failure.words}>
          <Stack gap="xs">
            {failure.next && <Text size="sm">{failure.next}</Text>}
            {failure.vendor && (
              <>
                <Text size="xs">What {step.vendor} said:</Text>
                <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                  {failure.vendor}
                </Code>
              </>
            )}
          </Stack>
        </Alert>
      )}
      <SimpleGrid component="dl" m={0} cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        <Fact label="Vendor">{step.vendor}</Fact>
        <Fact label="Attempts">{step.attempt}</Fact>
        <Fact label="Class">
          {step.class}: {classes[step.class]}
        </Fact>
        <Fact label="Comes after">
          {step.after.length === 0
            ? "nothing"
            : step.after.map((key) => titles.get(key) ?? key).join("; ")}
        </Fact>
        {step.externalId && (
          <Fact label="Made">
            <Code>{step.externalId}</Code>
          </Fact>
        )}
      </SimpleGrid>
    </Stack>
  );
}
