import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { EmptyState } from "./empty-state.tsx";

type Props = {
  icon: Parameters<typeof EmptyState>[0]["icon"];
  title: string;
  all: string;
  children: ReactNode;
};

/** A list whose filter leaves nothing: what to ask for instead, and the way to `all` of it. */
export function NothingLike({ icon, title, all, children }: Props) {
  return (
    <EmptyState
      icon={icon}
      title={title}
      action={
        <Button component={Link} href={all} variant="default">
          Show all
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
