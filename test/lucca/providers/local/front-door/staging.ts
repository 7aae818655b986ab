import { type City, newCity } from "../compute/city.ts";

/** A city whose environment `staging` is live on version one. */
export async function newStaging(options: Parameters<typeof newCity>[0] = {}): Promise<City> {
  const city = await newCity(options);
  await city.compute.run(await city.version("staging", "one"));
  return city;
}
