/** Wrong tries by subject: badge, user, address, all. */
import type { Tries } from '../domain/credential/throttle.ts';
import type { TriesKept } from '../ports/signIns.ts';
import type { Sql } from './sql.ts';

/** Counts in PostgreSQL, the same for every node. */
export function postgresTries(sql: Sql): TriesKept {
  return {
    async read(subjects) {
      const found = await sql.many<Tries & { subject: string }>(
        `select subject, ${TRIES} from sign_in_throttle where subject = any ($1)`,
        [subjects],
      );
      return found.map(({ subject, ...tries }) => ({ subject, tries }));
    },
    fail: (subject, next) =>
      sql.transaction(async (within) => {
        // The row is there and ours alone before it is read, so that no failure is counted twice or lost.
        const made = await within.run('insert into sign_in_throttle (subject) values ($1) on conflict do nothing', [
          subject,
        ]);
        const before = await within.first<Tries>(
          `select ${TRIES} from sign_in_throttle where subject = $1 for update`,
          [subject],
        );
        const after = next(made > 0 ? null : before);
        await within.run(
          'update sign_in_throttle set failures = $2, window_began_at = instant($3), locked_until = instant($4) where subject = $1',
          [subject, after.failures, after.windowBeganAt, after.lockedUntil],
        );
        return after;
      }),
    async clear(subject) {
      await sql.run('delete from sign_in_throttle where subject = $1', [subject]);
    },
  };
}

const TRIES = 'failures, milliseconds(window_began_at) as "windowBeganAt", milliseconds(locked_until) as "lockedUntil"';
