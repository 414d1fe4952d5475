import type { SpokenLanguage } from '../kernel/language.ts';
import { shareLanguage } from '../matching/eligibility.ts';
import type { Matchmaker } from '../matching/matchmaker.ts';
import type { ParticipantFacts } from '../pairing/participant.ts';
import type { RehearsedFair } from './rehearsedFair.ts';
import type { InterpreterNeed } from './rehearsal.ts';

/** Interpreters of each kind at each venue of whom a rehearsal takes what it needs. */
const ENOUGH = 20;
/** Kinds of interpreters that are looked at: beyond these few pairs more are served. */
const MOST_KINDS = 4;
/** A kind that serves less than this share of those who fit without a common language is not looked at. */
const LEAST_SHARE = 0.05;

/** Pairs who fit, have no common language and could be joined between two languages. */
interface Bridge {
  between: readonly [SpokenLanguage, SpokenLanguage];
  pairs: Set<string>;
}

/**
 * RH13: which interpreters a fair could use: kinds by how many pairs of people they join who fit and share no language, each kind counted by what
 * those before it leave (greedy cover, Chvatal 1979). Enough of each, so that a rehearsal shows how many work at once.
 */
export function enoughInterpreters(fair: RehearsedFair, matchmaker: Matchmaker): InterpreterNeed {
  const { bridges, speechless } = bridgesAt(fair, matchmaker);
  const kinds: Bridge['between'][] = [];
  const left = new Set(speechless);
  while (kinds.length < MOST_KINDS) {
    const best = bestOf(bridges, left);
    if (!best || best.served.length < LEAST_SHARE * speechless.length) break;
    kinds.push(best.between);
    for (const pair of best.served) left.delete(pair);
  }
  const venues = fair.venues
    .map(({ venue }) => venue)
    .filter((venue) => fair.people.some((one) => one.venue === venue));
  const enough = kinds.flatMap((between) => venues.map((venue) => ({ venue, between, count: ENOUGH })));
  return { speechless: speechless.length, enough };
}

function bridgesAt(fair: RehearsedFair, matchmaker: Matchmaker): { bridges: Bridge[]; speechless: string[] } {
  const bridges = new Map<string, Bridge>();
  const speechless: string[] = [];
  const on = (side: ParticipantFacts['side']): readonly ParticipantFacts[] =>
    fair.people.filter((one) => one.side === side);
  for (const exhibitor of on('exhibitor'))
    for (const buyer of on('buyer')) {
      if (shareLanguage(exhibitor, buyer) || !matchmaker.fitOf(exhibitor.organisation, buyer.organisation).score)
        continue;
      const pair = `${exhibitor.participant} ${buyer.participant}`;
      speechless.push(pair);
      for (const between of languagePairs(exhibitor, buyer)) {
        const name = between.join('-');
        if (!bridges.has(name)) bridges.set(name, { between, pairs: new Set() });
        bridges.get(name)!.pairs.add(pair);
      }
    }
  return { bridges: [...bridges.values()], speechless };
}

function languagePairs({ languages }: ParticipantFacts, other: ParticipantFacts): Bridge['between'][] {
  return languages.flatMap((one) =>
    other.languages.map((two): Bridge['between'] => (one < two ? [one, two] : [two, one])),
  );
}

function bestOf(
  bridges: readonly Bridge[],
  left: ReadonlySet<string>,
): { between: Bridge['between']; served: string[] } | null {
  let best: { between: Bridge['between']; served: string[] } | null = null;
  for (const { between, pairs } of bridges) {
    const served = [...pairs].filter((pair) => left.has(pair));
    if (served.length > (best?.served.length ?? 0)) best = { between, served };
  }
  return best;
}
