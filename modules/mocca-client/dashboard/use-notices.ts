import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import type { Notification } from "../../mocca-client/notification.ts";
import type { Notices } from "./notices.tsx";
import { useGet } from "./use-get.ts";

const often = 60_000;

/** The latest notices: asked for anew with every page, and each minute while the page is looked at. */
export function useNotices(): Notices {
  const notices = useGet<{ notifications: Notification[] }>("/mocca-client/notifications");
  const { reload } = notices;
  const [location] = useLocation();
  const asked = useRef(location);
  useEffect(() => {
    if (asked.current === location) return;
    asked.current = location;
    reload();
  }, [location, reload]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) reload();
    }, often);
    return () => clearInterval(timer);
  }, [reload]);
  return notices;
}
