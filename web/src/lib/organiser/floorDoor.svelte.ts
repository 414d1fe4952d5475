/** The way of a staff badge to its floor: the sessions of its exhibition that are not over. */
import { request } from '#lib/api/client.ts';
import { signOut } from '#lib/api/documents/account.generated.ts';
import { floorStaff, type FloorStaffData } from '#lib/api/documents/floor.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';

type Fair = NonNullable<NonNullable<FloorStaffData['viewer']>['exhibition']>;

export class FloorDoor {
  phase = $state<'loading' | 'signed-out' | 'here' | 'failed'>('loading');
  problem = $state('');
  zone = $state('Asia/Macau');
  sessions = $state.raw<Fair['sessions']>([]);

  /** The one session that runs now, where it is the only one. */
  get only(): string | undefined {
    const open = this.sessions.filter(({ state }) => state !== 'DRAFT');
    return this.phase === 'here' && open.length === 1 ? open[0]?.id : undefined;
  }

  /** Asks whose badge this is. */
  async load(): Promise<void> {
    this.phase = 'loading';
    try {
      const { viewer } = await request(floorStaff, { languages: askedLanguages(reader.language) });
      if (!viewer) return void (this.phase = 'signed-out');
      this.zone = viewer.exhibition?.timeZone ?? this.zone;
      this.sessions = (viewer.exhibition?.sessions ?? [])
        .filter(({ state }) => state !== 'CLOSED')
        .sort((one, other) => one.opensAt.localeCompare(other.opensAt));
      this.phase = 'here';
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** Ends the session of this device. */
  async leave(): Promise<void> {
    try {
      await request(signOut, {});
      this.phase = 'signed-out';
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }
}
