import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

export type MailServer = {
  url: string;
  /** Every letter that was taken, as it came over the wire. */
  letters: string[];
  /** From now on letters are refused with this answer. */
  refuse: string | undefined;
  close(): Promise<void>;
};

/** A mail server that keeps what it is sent: greeting, sender, receiver, data, in their order. */
export async function mailServer(): Promise<MailServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    void talk(socket, mail);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const mail: MailServer = {
    url: `smtp://mocca:p4ssw0rd@127.0.0.1:${port}`,
    letters: [],
    refuse: undefined,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return mail;
}

async function talk(socket: Socket, mail: MailServer): Promise<void> {
  socket.write("220 mail.example ready\r\n");
  let letter: string[] | undefined;
  for await (const line of createInterface({ input: socket })) {
    if (letter !== undefined && line !== ".") {
      letter.push(line);
      continue;
    }
    if (letter !== undefined) {
      mail.letters.push(letter.join("\n"));
      letter = undefined;
    }
    const [word = ""] = line.toUpperCase().split(" ");
    if (word === "EHLO") socket.write("250-mail.example\r\n250 AUTH PLAIN\r\n");
    else if (word === "AUTH") socket.write("235 welcome\r\n");
    else if (word === "RCPT" && mail.refuse !== undefined) socket.write(`${mail.refuse}\r\n`);
    else if (word === "DATA") {
      letter = [];
      socket.write("354 go on\r\n");
    } else if (word === "QUIT") socket.end("221 bye\r\n");
    else socket.write("250 ok\r\n");
  }
}
