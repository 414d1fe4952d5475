import { HttpNodes } from '../../bus/httpNodes.ts';
import { NatsBell } from '../../bus/natsBell.ts';
import { openNats } from '../../bus/natsConnection.ts';
import { NatsNodes } from '../../bus/natsNodes.ts';
import { PostgresBell } from '../../bus/postgresBell.ts';
import type { Bell } from '../../ports/bell.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Nodes } from '../../ports/nodes.ts';
import type { Config } from '../config.ts';

/** What connects this process to the other nodes. */
export interface Bus {
  bell: Bell;
  /** Null: this node is alone, or what runs here is no node. */
  nodes: Nodes | null;
  closeBus(): Promise<void>;
}

/** What the bus is made from. */
export interface BusMeans {
  config: Pick<Config, 'natsUrl' | 'clusterUrl' | 'clusterSecret'>;
  databaseUrl: string;
  /** A command beside a running node neither listens where that does, nor needs NATS. */
  isNode: boolean;
  clock: Clock;
  logger: Logger;
}

/** By NATS where it is set; otherwise rings go through the database, and questions by HTTP where this node has an address for it. */
export async function openBus({ config, databaseUrl, isNode, clock, logger }: BusMeans): Promise<Bus> {
  const { natsUrl, clusterUrl, clusterSecret } = config;
  const talk = clusterSecret && isNode ? { secret: clusterSecret, now: () => clock.now(), logger } : null;
  if (natsUrl && talk) {
    const nats = await openNats(natsUrl, logger);
    const [bell, nodes] = [new NatsBell(nats), new NatsNodes(nats, talk)];
    await nats.flush();
    const closeBus = async () => {
      await Promise.all([bell.close(), nodes.close()]);
      await nats.close();
    };
    return { bell, nodes, closeBus };
  }
  const nodes = clusterUrl && talk ? await HttpNodes.open(clusterUrl, talk) : null;
  const bell = await PostgresBell.open(databaseUrl, logger).catch(async (error: unknown) => {
    await nodes?.close();
    throw error;
  });
  const closeBus = async () => void (await Promise.all([bell.close(), nodes?.close()]));
  return { bell, nodes, closeBus };
}
