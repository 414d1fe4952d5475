/** Readers that stop reading once they follow, and one that goes on: `stoppedClients.ts <port> <session> <count>`. */
import { sessionFeed } from './documents.ts';
import { RawClient } from './rawClient.ts';

const [port = 0, , count = 0] = process.argv.slice(2).map(Number);
const session = process.argv[3];
let read = 0;

for (let at = 0; at <= count; at++) {
  const client: RawClient = new RawClient({
    port,
    id: '1',
    query: sessionFeed('Stopped'),
    variables: { session },
    init: { token: `ponte_${at}` },
    next: (message) => {
      if (at < count) client.socket.pause();
      else if (message.includes('"t":"')) read++;
    },
  });
}
process.send!({ opened: true });
process.on('message', () => process.send!({ read }));
process.on('disconnect', () => process.exit(0));
