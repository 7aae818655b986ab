import type { Notice } from "../contract.ts";

/** A notice as the bell lists it; `at` is an ISO moment. */
export type Notification = Notice & { id: string; at: string };
