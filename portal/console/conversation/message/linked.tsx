import { Anchor } from "@mantine/core";
import { Fragment } from "react";
import { Link } from "wouter";

const links = /(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]|\bR-\d{1,9}\b)/u;

/** Words in which addresses and runs are links. */
export function Linked({ children }: { children: string }) {
  const pieces = children.split(links).map((text, at) => ({ text, at }));
  return pieces.map(({ text, at }) => (
    <Fragment key={at}>{at % 2 === 0 ? text : <Piece text={text} />}</Fragment>
  ));
}

function Piece({ text }: { text: string }) {
  return text.startsWith("http") ? (
    <Outside href={text}>{text}</Outside>
  ) : (
    <Anchor component={Link} href={`/runs/${text}`} inherit underline="always">
      {text}
    </Anchor>
  );
}

/** A link out of Mocca; anything but a web address is shown as words. */
export function Outside({ href, children }: { href: string; children: string }) {
  if (!/^https?:\/\/[^\s\p{Cc}]+$/u.test(href)) return children;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" inherit underline="always">
      {children}
    </Anchor>
  );
}
