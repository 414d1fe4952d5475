/** Devices that want to be called, and the keys of the installation. */
import type { PersonId } from '../domain/kernel/id.ts';
import type { CallAddress, CallKeys, Calls } from '../ports/calls.ts';
import type { Sql } from './sql.ts';

/** Calls in PostgreSQL. */
export function postgresCalls(sql: Sql): Calls {
  const kept = () => sql.first<CallKeys>('select public_key as "publicKey", private_key as "privateKey" from call_key');
  return {
    async keys(made) {
      const known = await kept();
      if (known) return known;
      const { publicKey, privateKey } = made();
      // Two nodes may start at once: the first to write wins, and both read that.
      await sql.run('insert into call_key (public_key, private_key) values ($1, $2) on conflict do nothing', [
        publicKey,
        privateKey,
      ]);
      return (await kept())!;
    },
    async keep(person, { endpoint, p256dh, auth, language }) {
      await sql.run(KEEP, [endpoint, person, p256dh, auth, language]);
    },
    async forget(endpoint) {
      await sql.run('delete from call_address where endpoint = $1', [endpoint]);
    },
    of: (people) =>
      sql.many<CallAddress & { person: PersonId }>(
        'select endpoint, person_id as person, p256dh, auth, language from call_address where person_id = any ($1)',
        [people],
      ),
  };
}

const KEEP = `
insert into call_address (endpoint, person_id, p256dh, auth, language) values ($1, $2, $3, $4, $5)
on conflict (endpoint) do update set person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth,
  language = excluded.language, kept_at = now()`;
