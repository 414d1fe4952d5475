/** What the reader takes along: the contacts of the day as a file, and the calendar's address. */
import { request } from '#lib/api/client.ts';
import { myCalendar, myLeads } from '#lib/api/documents/participant.generated.ts';
import { failureInWords } from '#lib/api/problems.ts';
import { m } from '#lib/messages/index.ts';

export type LeadsFormat = 'CSV' | 'VCARD';

/** How long the browser may take to begin to save a file before its bytes are given up. */
const SAVE_MS = 60_000;

export class Takeaway {
  /** The calendar's address, once it is known. */
  calendar = $state('');
  /** What was done, or what of it was left out. */
  said = $state('');
  problem = $state('');
  busy = $state(false);
  readonly #participant: string;

  constructor(participant: string) {
    this.#participant = participant;
  }

  /** Asks for the calendar's address: it is a secret of the reader's, so it is fetched only where it is shown. */
  async load(): Promise<void> {
    await this.#try(async () => {
      this.calendar = (await request(myCalendar, {})).viewer?.calendar ?? '';
    });
  }

  /** Saves the contacts as a file on the device; says who was left out. */
  async save(format: LeadsFormat): Promise<void> {
    await this.#try(async () => {
      const { node } = await request(myLeads, { participant: this.#participant, format });
      const file = node && 'leadsFile' in node ? node.leadsFile : null;
      if (!file || file.contacts === 0) {
        this.said = m.my_day_export_none();
        return;
      }
      download(file.name, new Blob([file.content], { type: `${file.type};charset=utf-8` }));
      this.said = file.leftOut > 0 ? m.my_day_export_left_out({ n: file.leftOut }) : '';
    });
  }

  /** Puts the calendar's address where the reader can paste it. */
  async copyCalendar(): Promise<void> {
    await this.#try(async () => {
      await navigator.clipboard.writeText(this.calendar);
      this.said = m.my_day_calendar_copied();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = '';
    this.said = '';
    try {
      await act();
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.busy = false;
    }
  }
}

function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVE_MS);
}
