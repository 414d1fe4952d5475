import { keepPlace, keepState } from './keeping.ts';
import type { Folds } from './fold.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';

/** How the events of the session itself and of its places are recorded. */
export const SESSION_FOLDS: Folds<
  | 'session-drafted'
  | 'session-opened'
  | 'pairing-started'
  | 'pairing-paused'
  | 'session-closing'
  | 'session-closed'
  | 'rules-changed'
  | 'announcement-made'
  | 'place-opened'
  | 'place-closed'
  | 'place-added'
> = {
  'session-drafted': (session, { exhibition, zoneMinutes, opensAt, endsAt, rules, venues, places }) =>
    places.reduce(
      keepPlace,
      keepState(session, {
        state: 'DRAFT',
        exhibition,
        zoneMinutes: zoneMinutes ?? session.zoneMinutes,
        opensAt,
        endsAt,
        rules: whole(rules),
        venues: new Map(venues.map((venue) => [venue.venue, venue])),
      }),
    ),
  'session-opened': (session) => keepState(session, { state: 'OPEN' }),
  'pairing-started': (session) => keepState(session, { state: 'PAIRING', pausedUntil: null }),
  'pairing-paused': (session, { until }) => keepState(session, { state: 'PAUSED', pausedUntil: until }),
  'session-closing': (session, { closesBy }) => keepState(session, { state: 'CLOSING', pausedUntil: null, closesBy }),
  'session-closed': (session) => keepState(session, { state: 'CLOSED' }),
  'rules-changed': (session, { rules }) => ({ ...session, rules: whole(rules) }),
  'announcement-made': (session) => session,
  'place-opened': (session, { place }) => keepPlace(session, { ...session.places.get(place)!, open: true }),
  'place-closed': (session, { place }) => keepPlace(session, { ...session.places.get(place)!, open: false }),
  'place-added': (session, { place }) => keepPlace(session, place),
};

/** Rules that an older log does not know stand at their default: no limit. */
function whole(rules: Rules): Rules {
  return { ...DEFAULT_RULES, ...rules };
}
