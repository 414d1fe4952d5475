/** Exhibitions and their venues, as readers see them. */
import type { ExhibitionId } from '../domain/kernel/id.ts';
import type { FairFound, Fairs, VenueFound } from '../ports/fairs.ts';
import { pageOf } from './page.ts';
import type { Sql } from './sql.ts';

/** Exhibitions in PostgreSQL. */
export function postgresFairs(sql: Sql): Fairs {
  return {
    list: (page) =>
      pageOf<FairFound>(
        sql,
        {
          select: FAIR,
          from: 'exhibition e',
          where: ['e.is_public'],
          values: [],
          order: [
            { column: 'e.starts_on', type: 'date' },
            { column: 'e.id', type: 'uuid' },
          ],
          isDescending: true,
        },
        page,
      ),
    byIds: (ids) => sql.many<FairFound>(`select ${FAIR} from exhibition e where e.id = any ($1)`, [ids]),
    bySlug: (slug) =>
      sql.first<FairFound>(
        `select ${FAIR} from exhibition e where e.reference = $1 order by e.is_public desc, e.starts_on desc, e.id desc limit 1`,
        [slug],
      ),
    ofAccount: (account) =>
      sql.many<FairFound>(
        `select ${FAIR} from exhibition e where e.account_id = $1 order by e.starts_on desc, e.id desc`,
        [account],
      ),
    venuesOf: async (exhibitions) => (await sql.many<VenueRead>(VENUES, [exhibitions])).map(withGlyph),
    async venuesByIds(ids) {
      const found = await sql.many<{ id: ExhibitionId }>(
        'select distinct exhibition_id as id from venue where id = any ($1)',
        [ids],
      );
      const venues = await sql.many<VenueRead>(VENUES, [found.map(({ id }) => id)]);
      return venues.filter(({ id }) => ids.includes(id)).map(withGlyph);
    },
  };
}

function withGlyph({ zone, country, glyph, ...venue }: VenueRead): VenueFound {
  return {
    ...venue,
    glyph: glyph ?? GLYPHS[zone ?? ''] ?? GLYPHS[country] ?? [...(venue.name['zh-Hant'] ?? venue.code)][0] ?? '',
  };
}

const FAIR = `e.id, e.account_id as account, e.reference as slug, e.name, nullif(e.description, '{}') as description,
  e.time_zone as "timeZone", e.starts_on as "startsOn", e.ends_on as "endsOn", e.themes, e.is_public as "isPublic"`;

type VenueRead = Omit<VenueFound, 'glyph'> & { zone: string | null; country: string; glyph: string | null };

/** The first venue is the one that was said to be, or the one with most places: the main hall. */
const VENUES = `
select v.id, v.exhibition_id as exhibition, v.reference as code, v.name, v.zone, v.country, v.glyph, v.walk_minutes as "walkMinutes",
  (row_number() over (partition by v.exhibition_id order by v.ordinal nulls last, coalesce(p.places, 0) desc, v.reference))::integer as ordinal
from venue v
left join (select venue_id, count(*) as places from place group by venue_id) p on p.venue_id = v.id
where v.exhibition_id = any ($1)
order by v.exhibition_id, ordinal`;

/** The character that people of the region put on signs for a place. */
const GLYPHS: Readonly<Record<string, string>> = { HENGQIN: '琴', MO: '澳', HK: '港' };
