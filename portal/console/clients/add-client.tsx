import { Button, Group, Modal, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { useSay } from "../../api/use-say.ts";
import { AddClientFields, type Answers, manifestOf, noAnswers } from "./add-client-fields.tsx";
import { Faults } from "./faults.tsx";
import { ManifestText } from "./manifest-text.tsx";

/** Adds a client by a few answers, or by a whole manifest. */
export function AddClient({ onClose }: { onClose: () => void }) {
  const [, go] = useLocation();
  const [way, setWay] = useState("answers");
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [text, setText] = useState("");
  const [unread, setUnread] = useState<string>();
  const add = useSay("clients/add", { quiet: true, done: ({ slug }) => go(`/clients/${slug}`) });
  const submit = () => {
    if (way === "answers") return add.mutate({ manifest: manifestOf(answers) });
    // What a person pasted may not be JSON.
    try {
      add.mutate({ manifest: JSON.parse(text) });
      setUnread(undefined);
    } catch (error) {
      setUnread(`This is not JSON: ${error instanceof Error ? error.message : ""}`);
    }
  };
  const faults = add.error?.problem.faults ?? [];
  return (
    <Modal opened onClose={onClose} size="lg" title="Add a client">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <SegmentedControl
            aria-label="How to add it"
            value={way}
            onChange={setWay}
            data={[
              { value: "answers", label: "By name" },
              { value: "manifest", label: "By a manifest" },
            ]}
          />
          {way === "answers" ? (
            <AddClientFields answers={answers} onChange={setAnswers} faults={faults} />
          ) : (
            <ManifestText value={text} onChange={setText} error={unread} />
          )}
          {add.error && <Faults problem={add.error.problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
