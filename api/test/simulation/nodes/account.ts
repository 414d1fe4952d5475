import { isRefusal } from '../../../src/domain/pairing/refusal.ts';
import type { Session } from '../../../src/domain/pairing/session.ts';
import { pairingCore } from '../../../src/engine/pairingCore.ts';
import { rebuild } from '../../../src/engine/rebuild.ts';
import { snapshotText } from '../../../src/engine/snapshotText.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import type { SessionLog } from '../../../src/ports/sessionLog.ts';
import type { Broken } from '../promises.ts';
import type { Sent } from './clients.ts';
import type { Follower } from './follower.ts';

/** Promise 3: whoever followed has heard every event once and in order. */
export function brokenFollowing(followers: readonly Follower[], kinds: readonly string[]): Broken[] {
  return followers.flatMap(({ gaps, doubles, heard }) => [
    ...(gaps + doubles > 0 ? [`3: ${gaps} gaps and ${doubles} doubles`] : []),
    ...(heard.join() === kinds.join() ? [] : ['3: a follower heard something else than the log says']),
  ]);
}

/** PA1: snapshot and log give the session again. */
export async function brokenRebuilding(session: Session, log: SessionLog, logger: Logger): Promise<Broken[]> {
  const again = await rebuild(session.session, { log, core: pairingCore, logger });
  const [folded, watched] = [await snapshotText(again, atOnce), await snapshotText(session, atOnce)];
  return folded === watched ? [] : ['PA1: snapshot and log give another session'];
}

/** Promise 2: everybody was answered, and whatever was acknowledged is in the log, once, with that answer. */
export async function brokenAnswers(
  sent: readonly Sent[],
  log: SessionLog,
  { areAlone }: { areAlone: boolean },
): Promise<Broken[]> {
  const broken: Broken[] = [];
  for (const { session, key, told, times } of sent) {
    const kept = await log.keptAnswer(session, key);
    const name = `${key.mutation} ${key.key}`;
    if (told.length === 0) broken.push(`2: ${name} was never answered`);
    for (const each of told)
      if (!isRefusal(each) && !sameText(each, kept?.answer)) broken.push(`2: ${name} was acknowledged and lost`);
    // A refusal is not kept: a copy of the command that another node had may still be accepted after it.
    if (told.every(isRefusal) && told.length > 0 && times === 1 && areAlone && kept)
      broken.push(`2: ${name} was refused and happened`);
  }
  return broken;
}

async function atOnce(): Promise<void> {}

function sameText(told: object, kept: object | undefined): boolean {
  const text = (of: object) => JSON.stringify(Object.entries(of).sort());
  return kept !== undefined && text(told) === text(kept);
}
