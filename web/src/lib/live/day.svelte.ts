/** The reader's meetings of the session: what was, what came of it, and which outcome is still to be written. */
import { request } from '#lib/api/client.ts';
import {
  giveConsent,
  myDay,
  rateLead,
  type MeetingFields,
  type PresenceFields,
} from '#lib/api/documents/participant.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';
import type { Deeds } from './deeds.svelte.ts';
import { OutcomeDraft } from './outcome.svelte.ts';

export class Day {
  /** Latest first; nothing until they have been fetched. */
  meetings = $state.raw<readonly MeetingFields[]>();
  /** Why they could not be fetched. */
  problem = $state('');
  /** The outcome that is being written; it stays when an offer takes the screen. */
  draft = $state.raw<OutcomeDraft | null>(null);
  readonly #participant: string;
  readonly #deeds: Deeds;
  #cooling: boolean;

  constructor({ id, state }: PresenceFields, deeds: Deeds) {
    this.#participant = id;
    this.#cooling = state === 'COOLDOWN';
    this.#deeds = deeds;
  }

  /** The last meeting that took place and of which the reader has not said what came. */
  get unrecorded(): MeetingFields | undefined {
    return this.meetings?.find(tookPlaceWithoutOutcome);
  }

  /** Fetches the meetings again. */
  async refresh(): Promise<void> {
    this.problem = '';
    try {
      const { node } = await request(myDay, {
        participant: this.#participant,
        languages: askedLanguages(reader.language),
      });
      if (node && 'meetings' in node) this.#know(node.meetings);
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }

  /** Opens the form for what came of a meeting. */
  write(meeting: MeetingFields): void {
    this.draft = new OutcomeDraft(meeting, this.#deeds, (changed) => this.#replace(changed));
  }

  /** Shows the reader's contact data to the counterpart, or no longer. */
  async share(meeting: MeetingFields, share: boolean): Promise<void> {
    const answer = await this.#deeds.send('share', giveConsent, (idempotencyKey) => ({
      input: { idempotencyKey, meeting: meeting.id, share },
      languages: askedLanguages(reader.language),
    }));
    if (answer) this.#replace(answer.meeting);
  }

  /** How promising the counterpart is, 1 to 5, for the reader alone. */
  async rate(meeting: MeetingFields, rating: number): Promise<void> {
    const answer = await this.#deeds.send('rate', rateLead, (idempotencyKey) => ({
      input: { idempotencyKey, meeting: meeting.id, rating },
      languages: askedLanguages(reader.language),
    }));
    if (answer) this.#replace(answer.meeting);
  }

  /** Puts the form away; what is not saved is forgotten. */
  putAway(): void {
    this.draft = null;
  }

  /** The presence changed: a meeting that has just ended asks for its outcome. */
  seen(now: PresenceFields, before: PresenceFields): void {
    const ended = before.meeting?.begunAt && before.meeting.id !== now.meeting?.id ? before.meeting : undefined;
    const cooling = now.state === 'COOLDOWN' && before.state !== 'COOLDOWN';
    this.#cooling = now.state === 'COOLDOWN';
    if (ended && now.state === 'COOLDOWN' && this.draft?.meeting.id !== ended.id) this.write(ended);
    if (ended || cooling || now.meetingsDone !== before.meetingsDone) void this.refresh();
  }

  #know(meetings: readonly MeetingFields[]): void {
    const first = this.meetings === undefined;
    this.meetings = meetings;
    // The page was opened, or reloaded, just after a meeting: its outcome is what the reader came for.
    if (first && this.#cooling && this.unrecorded) this.write(this.unrecorded);
    for (const meeting of meetings) if (meeting.id === this.draft?.meeting.id) this.draft.follow(meeting);
  }

  #replace(changed: MeetingFields): void {
    if (this.draft?.meeting.id === changed.id) this.draft.follow(changed);
    this.meetings = this.meetings?.map((meeting) => (meeting.id === changed.id ? changed : meeting));
  }
}

/** A meeting that was held (nobody was absent) and has no word from the reader yet. */
function tookPlaceWithoutOutcome(meeting: MeetingFields): boolean {
  return meeting.state === 'ENDED' && meeting.absent === null && meeting.outcome === null;
}
