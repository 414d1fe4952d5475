import { join } from 'node:path';
import type { AccountId, ExhibitionId, SessionId } from '../../domain/kernel/id.ts';
import { MINUTE } from '../../domain/kernel/time.ts';
import type { Actor } from '../../domain/pairing/event.ts';
import { accountNamed, addUser } from '../../operations/account/addUser.ts';
import { importFair } from '../../operations/fair/importFair.ts';
import { isRefused } from '../../operations/kernel/refused.ts';
import { prepareSession } from '../../operations/session/prepareSession.ts';
import type { Installation } from '../installation.ts';
import { readFolder } from '../spreadsheet/readFolder.ts';

/** Name of the account that owns the demo fair. */
const ACCOUNT = 'Ponte Demo 示範';
/** The demo's organiser; the domain `example` belongs to nobody. */
export const ORGANISER_EMAIL = 'organiser@demo.example';
/** How long the live session of a demo runs. */
const SESSION_HOURS = 8;
/** A session that ends sooner is left alone, and another is opened. */
const LEAST_MINUTES_LEFT = 60;

const SYSTEM: Actor = { by: 'system' };

/** The demo's account and its fair, imported from the lists in `api/demo` where the account has none. */
export async function ensureDemoFair(
  { accounts, fairStore, ports }: Installation,
  { root, today, say }: { root: string; today: string; say: (line: string) => void },
): Promise<{ account: AccountId; exhibition: ExhibitionId }> {
  const account = await accountNamed({ accounts, newId: ports.newId }, ACCOUNT);
  const [kept] = await ports.fairs.ofAccount(account);
  if (kept) return { account, exhibition: kept.id };
  say('importing the demo fair (all of it is invented)');
  const { sheets, problems: unreadable } = await readFolder(join(root, 'api/demo'));
  const report = await importFair(
    { fairs: fairStore, folder: ports.textFolder },
    { account, sheets, unreadable, exhibition: null, startOn: today, badRows: 'refuse', mode: 'save' },
  );
  if (report.outcome !== 'saved')
    throw new Error(`the demo fair was not imported: ${JSON.stringify(report.problems.slice(0, 5))}`);
  const [fair] = await ports.fairs.ofAccount(account);
  return { account, exhibition: fair!.id };
}

/** The demo's organiser with this password; an organiser from an earlier start takes it over. */
export async function ensureOrganiser({ accounts, ports }: Installation, password: string): Promise<void> {
  const asked = { account: ACCOUNT, email: ORGANISER_EMAIL, name: 'Demo organiser', password, language: 'en' } as const;
  const added = await addUser({ accounts, newId: ports.newId, secrets: ports.secrets }, asked);
  if (!('refused' in added)) return;
  if (added.refused !== 'email-in-use') throw new Error(`the demo's organiser was refused: ${added.refused}`);
  const known = await ports.users.byEmail(ORGANISER_EMAIL);
  if (known && (await ports.secrets.verifyPassword(known.passwordHash, password))) return;
  await accounts.changePassword(ORGANISER_EMAIL, await ports.secrets.hashPassword(password));
}

/** A session of the demo fair that is being paired now: the one of an earlier start, or the fair's first repeated from this minute on. */
export async function ensureLiveSession(
  { ports, schedule }: Installation,
  exhibition: ExhibitionId,
): Promise<SessionId> {
  const now = ports.clock.now();
  const sessions = await schedule.sessionsOf(exhibition);
  const going = sessions.find(
    ({ reference, state, endsAt }) =>
      reference.startsWith('LIVE-') &&
      state !== 'CLOSED' &&
      state !== 'CLOSING' &&
      endsAt - now > LEAST_MINUTES_LEFT * MINUTE,
  );
  if (going) {
    await openAndStart(ports, going.id);
    return going.id;
  }
  const first = sessions.find(({ reference }) => !reference.startsWith('LIVE-'));
  if (!first) throw new Error('the demo fair has no session');
  const id = ports.newId() as SessionId;
  const opensAt = now - (now % MINUTE);
  const reference = `LIVE-${new Date(opensAt).toISOString().slice(0, 16)}`;
  await schedule.repeat({ of: first.id, id, reference, opensAt, endsAt: opensAt + SESSION_HOURS * 60 * MINUTE });
  await openAndStart(ports, id);
  return id;
}

async function openAndStart(ports: Installation['ports'], id: SessionId): Promise<void> {
  const [plan] = await ports.plans.byIds([id]);
  const hindered = await prepareSession(ports, plan!, SYSTEM);
  if (hindered) throw new Error(`the demo session was refused: ${hindered.refused}`);
  const state = (await ports.sessions.read(id))!.state;
  const steps =
    state === 'DRAFT'
      ? (['open-session', 'start-pairing'] as const)
      : state === 'OPEN'
        ? (['start-pairing'] as const)
        : [];
  for (const kind of steps) {
    const answer = await ports.sessions.send(id, { actor: SYSTEM, kind, reason: null }, null);
    if (isRefused(answer)) throw new Error(`${kind} was refused: ${answer.refused}`);
  }
}
