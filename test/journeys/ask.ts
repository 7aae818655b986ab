import { request } from "node:http";

/** What a host behind Mocca's door answers: Node does not resolve *.localhost, so loopback is asked. */
export function ask(address: string, path = "/healthz"): Promise<{ status: number; body: string }> {
  const { host, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { host } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}
