import type { Api } from "../../contract.ts";
import { callApi } from "./call-api.ts";
import { useGet } from "./use-get.ts";

/** What every page is given to call the environment's API with. */
export const api: Api = {
  get: (path) => callApi(path),
  send: (method, path, body) =>
    callApi(path, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  useGet,
};
