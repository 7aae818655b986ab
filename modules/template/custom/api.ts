import { Hono } from "hono";
import type { ApiEnv, Routes } from "../apps/contract.ts";

/** Your own routes, under /api/custom. */
export const routes: Routes = new Hono<ApiEnv>();
