import type { Vendor } from "../../provider.ts";
import { access } from "./access.ts";
import { address } from "./address.ts";
import { code } from "./code.ts";
import { compute } from "./compute.ts";
import { database } from "./database.ts";
import { deploy } from "./deploy.ts";
import { dns } from "./dns.ts";
import type { Local } from "./local.ts";
import { pipeline } from "./pipeline.ts";
import { repository } from "./repository.ts";
import { secrets } from "./secrets.ts";
import { storage } from "./storage.ts";

/** This machine as a vendor: bare repositories, PostgreSQL, workerd and a front door. */
export function localVendor(local: Local): Vendor {
  return {
    name: "local",
    providers: {
      repository: repository(local),
      code: code(local),
      secrets,
      database: database(local),
      storage: storage(local),
      dns,
      access,
      compute: compute(local),
      pipeline: pipeline(local),
      deploy: deploy(local),
      address: address(local),
    },
  };
}
