import type { ExhibitionId, SessionId } from '../../domain/kernel/id.ts';
import { nodesOf } from '../cluster/nodesOf.ts';
import { runNodes } from '../cluster/runNodes.ts';
import type { CommandContext } from '../command/command.ts';
import type { Installation, ServeOptions } from '../installation.ts';
import { ensureLiveSession } from './demoFair.ts';

/** Ends what the demo has started. */
export type Ending = () => Promise<void>;

/** How the demo is served. */
export interface Serving {
  context: CommandContext;
  at: ServeOptions;
  /** How many nodes; null: this process alone. */
  cluster: number | null;
  exhibition: ExhibitionId;
  /** Told what to end, in the end. */
  endings: Ending[];
}

/** Serves the fair with a live session, from this process or from several nodes, to which this one then leaves the session. */
export async function serveDemo(
  installation: Installation,
  { context: { root, env, say }, at, cluster, exhibition, endings }: Serving,
): Promise<{ url: string; sessionId: SessionId }> {
  const { engine } = installation;
  if (cluster === null) {
    const { url } = await installation.serve(at);
    return { url, sessionId: await ensureLiveSession(installation, exhibition) };
  }
  await engine.start();
  const sessionId = await ensureLiveSession(installation, exhibition);
  await engine.stop();
  const nodes = await runNodes(nodesOf(installation, { root, env, count: cluster, say, at }));
  endings.push(() => nodes.stop());
  return { url: nodes.url, sessionId };
}
