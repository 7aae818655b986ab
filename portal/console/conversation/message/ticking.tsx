import { useEffect, useState } from "react";
import { Duration } from "../../../looks/duration.tsx";

/** How long something took; what goes on counts from what the message knew when it came. */
export function Ticking({ ms, goesOn }: { ms: number; goesOn: boolean }) {
  const [more, setMore] = useState(0);
  useEffect(() => {
    setMore(0);
    if (!goesOn) return;
    const came = Date.now() - ms;
    const timer = window.setInterval(() => setMore(Date.now() - came - ms), 1000);
    return () => window.clearInterval(timer);
  }, [ms, goesOn]);
  const whole = ms + more;
  return <Duration ms={goesOn && whole >= 1000 ? Math.round(whole / 1000) * 1000 : whole} />;
}
