import { seededChance } from './behaviour.ts';
import { INTERPRETER, PARTICIPANT } from './part.ts';
import { Robot } from './robot.ts';

/** People of the demo fair whom robots play. */
export interface CrowdOptions {
  url: string;
  session: string;
  badgeTokens: readonly string[];
  /** Of those who interpret. */
  interpreterTokens: readonly string[];
  seed: number;
  onTrouble(act: string, trouble: string): void;
}

/** How many robots sign in at once. */
const AT_ONCE = 8;

/** Starts a robot for every badge, a few at a time; the function that it returns stops them all. */
export async function startCrowd(crowd: CrowdOptions): Promise<() => Promise<void>> {
  const { badgeTokens, interpreterTokens, seed, ...options } = crowd;
  const parts = [
    ...interpreterTokens.map((badgeToken) => ({ badgeToken, part: INTERPRETER })),
    ...badgeTokens.map((badgeToken) => ({ badgeToken, part: PARTICIPANT })),
  ];
  const robots = parts.map(
    (one, index) => new Robot({ ...options, ...one, chance: seededChance(seed + index * 7_919) }),
  );
  const queue = [...robots];
  const worker = async () => {
    for (let robot = queue.shift(); robot; robot = queue.shift()) {
      await robot.start().catch((error: Error) => options.onTrouble('sign-in', error.message));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return async () => {
    await Promise.all(robots.map((robot) => robot.stop()));
  };
}
