/** Whose phone this is: the reader's presences, fetched once, and the way out. */
import { Unreachable, request } from '#lib/api/client.ts';
import { signOut } from '#lib/api/documents/account.generated.ts';
import { myPresences, type PresenceFields } from '#lib/api/documents/participant.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';
import { forgetMe, keptState } from './lastSeen.ts';
import { Presence } from './presence.svelte.ts';

/** A participant in one of these takes part now; a person does so in one session at most. */
const LIVE_STATES = new Set(['CHECKED_IN', 'AVAILABLE', 'PAUSED', 'OFFERED', 'SUMMONED', 'MEETING', 'COOLDOWN']);

export class Account {
  /** What is known of the reader. */
  phase = $state<'loading' | 'signed-out' | 'interprets' | 'staff' | 'nobody' | 'choose' | 'here' | 'failed'>(
    'loading',
  );
  problem = $state('');
  /** Sessions to choose from, where there are several and none is live. */
  choices = $state.raw<readonly PresenceFields[]>([]);
  presence = $state.raw<Presence | null>(null);
  /** Somebody was signed in here and is no longer, without having asked for it: the badge was reissued, or its time is over. */
  ended = $state(false);

  /** Asks who the reader is. */
  async load(): Promise<void> {
    this.phase = 'loading';
    try {
      const { viewer } = await request(myPresences, { languages: askedLanguages(reader.language) });
      if (!viewer) this.end();
      else if (viewer.mayDo.includes('interpret')) this.phase = 'interprets';
      else if (viewer.participants.length === 0 && viewer.mayDo.includes('step-in')) this.phase = 'staff';
      else this.#choose(viewer.participants);
    } catch (failure) {
      const kept = failure instanceof Unreachable ? keptState() : undefined;
      if (kept) {
        // Without a network the phone shows how things last stood, says how old that is, and goes on trying.
        this.presence = Presence.asKept(kept);
        this.phase = 'here';
        return;
      }
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** Enters a session. */
  enter(me: PresenceFields): void {
    this.presence = new Presence(me);
    this.phase = 'here';
  }

  /** The server knows this device no longer: what it kept of the reader goes, and the sign-in page says why it is shown. */
  end(): void {
    this.ended = this.presence !== null || keptState() !== undefined;
    forgetMe();
    this.phase = 'signed-out';
  }

  /** Ends the session of this device; what it kept of the reader goes. */
  async leaveDevice(): Promise<void> {
    try {
      await request(signOut, {});
      forgetMe();
      this.phase = 'signed-out';
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }

  #choose(presences: readonly PresenceFields[]): void {
    const open = presences.filter(({ session }) => session.state !== 'CLOSED');
    const live = open.find(({ state }) => LIVE_STATES.has(state));
    const only = live ?? (open.length === 1 ? open[0] : presences.length === 1 ? presences[0] : undefined);
    if (only) return this.enter(only);
    this.choices = open.length > 0 ? open : presences;
    this.phase = this.choices.length > 0 ? 'choose' : 'nobody';
  }
}
