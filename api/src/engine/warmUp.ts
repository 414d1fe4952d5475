import type { OrganisationId } from '../domain/kernel/id.ts';
import type { BySide } from '../domain/kernel/side.ts';
import { otherSide } from '../domain/kernel/side.ts';
import type { Matchmaker } from '../domain/matching/matchmaker.ts';
import type { Participant } from '../domain/pairing/participant.ts';
import type { Session } from '../domain/pairing/session.ts';
import { nextTurn } from './nextTurn.ts';

/** Pairs of organisations up to which a session is judged here; a larger one is judged in its thread. */
const MOST_PAIRS = 10_000;
/** Pairs that are judged in one go: some 2 ms at 80 us each. */
const SLICE = 25;

/** Lets the matchmaker judge the organisations that have come to a small session, in slices, so that no round has to judge them all at once. */
export class WarmUp {
  readonly #come: BySide<Set<OrganisationId>> = { exhibitor: new Set(), buyer: new Set() };
  readonly #isOver: () => boolean;

  constructor(session: Session, isOver: () => boolean) {
    this.#isOver = isOver;
    for (const participant of session.participants.values()) this.#see(participant);
  }

  /** Whether so few organisations have come that all of them can be judged here. */
  get isSmall(): boolean {
    return this.#come.exhibitor.size * this.#come.buyer.size <= MOST_PAIRS;
  }

  /** Judges those who came with those who were here. */
  committed(before: Session, after: Session, matchmaker: Matchmaker | null): void {
    for (const { after: participant } of after.participants.changesSince(before.participants))
      if (participant && this.#see(participant) && matchmaker) void this.#judge(participant, matchmaker);
  }

  /** Judges everybody again: profiles are others now. */
  async learned(matchmaker: Matchmaker): Promise<void> {
    for (const organisation of this.#come.exhibitor) await this.#judge({ side: 'exhibitor', organisation }, matchmaker);
  }

  /** Whether this is the first of an organisation to come. */
  #see({ state, side, organisation }: Participant): boolean {
    if (state === 'EXPECTED' || this.#come[side].has(organisation)) return false;
    this.#come[side].add(organisation);
    return true;
  }

  async #judge(
    { side, organisation }: Pick<Participant, 'side' | 'organisation'>,
    matchmaker: Matchmaker,
  ): Promise<void> {
    let judged = 0;
    for (const other of this.#come[otherSide(side)]) {
      if (judged++ % SLICE === 0) await nextTurn();
      if (this.#isOver() || !this.isSmall) return;
      matchmaker.fits({ side, organisation }, other);
    }
  }
}
