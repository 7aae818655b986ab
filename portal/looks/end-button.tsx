import { Button } from "@mantine/core";
import { askFirst } from "./ask-first.tsx";

type Props = {
  /** What a screen reader calls it. */
  label: string;
  /** What is asked before it ends. */
  title: string;
  words: string;
  pending: boolean;
  end: () => void;
};

/** Ends what lets somebody or something in, which cannot be undone. */
export function EndButton({ label, title, words, pending, end }: Props) {
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={label}
      loading={pending}
      onClick={() => askFirst({ title, words, confirm: "End", yes: end })}
    >
      End
    </Button>
  );
}
