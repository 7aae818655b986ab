import type { Questions } from "../../../api/v1/calls.ts";

export type ClientRow = Questions["clients/list"]["output"]["rows"][number];
export type Client = Questions["clients/show"]["output"];
export type Project = Client["projects"][number];
export type Right = Client["rights"][number];
