import { useEffect, useState } from "react";
import { Duration } from "./duration.tsx";

type Props = { from: string | null; to: string | null };

/** How long something took; while it goes on, how long it has taken so far. */
export function Took({ from, to }: Props) {
  if (from === null) return null;
  return to === null ? (
    <Ticking since={Date.parse(from)} />
  ) : (
    <Duration ms={Date.parse(to) - Date.parse(from)} />
  );
}

function Ticking({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  // Whole seconds: tenths of a clock that ticks once a second tell nothing.
  return <Duration ms={Math.max(0, Math.round((now - since) / 1000) * 1000)} />;
}
