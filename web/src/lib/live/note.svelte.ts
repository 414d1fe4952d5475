import { request } from '#lib/api/client.ts';
import { keepNote } from '#lib/api/documents/participant.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { isProblem } from '#lib/api/problems.ts';

/** How long the pen rests before what was written is sent. */
const REST_MS = 900;
const RETRY_MS = 5_000;

const notes = new Map<string, Note>();

/** The one note of a meeting on this page, whichever screen shows it. `saved` is what the server knew when it is first asked for. */
export function noteOf(meeting: string, saved: string | null): Note {
  const known = notes.get(meeting) ?? new Note(meeting, saved ?? '');
  notes.set(meeting, known);
  return known;
}

/** A private note of a meeting: kept on the device with each stroke, and sent when the pen rests. */
export class Note {
  #text = $state('');
  /** Saved; being sent; or on this device only. */
  phase = $state<'saved' | 'saving' | 'on-device'>('saved');
  /** Why it cannot be kept, in words. */
  problem = $state('');
  readonly #meeting: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  constructor(meeting: string, saved: string) {
    this.#meeting = meeting;
    const onDevice = localStorage.getItem(this.#shelf);
    this.#text = onDevice ?? saved;
    if (onDevice !== null && onDevice !== saved) this.#later(0);
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    localStorage.setItem(this.#shelf, text);
    this.phase = 'on-device';
    this.#later(REST_MS);
  }

  /** Adds a phrase on a line of its own. */
  add(phrase: string): void {
    const gap = this.#text === '' || this.#text.endsWith('\n') ? '' : '\n';
    this.text = `${this.#text}${gap}${phrase}`;
  }

  get #shelf(): string {
    return `ponte_note_${this.#meeting}`;
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), milliseconds);
  }

  async #send(): Promise<void> {
    if (this.#sending) return this.#later(REST_MS);
    const text = this.#text;
    this.#sending = true;
    this.phase = 'saving';
    try {
      const { answer } = await request(keepNote, {
        input: { idempotencyKey: newIdempotencyKey(), meeting: this.#meeting, text },
      });
      this.problem = isProblem(answer) ? answer.message : '';
      if (!this.problem && text === this.#text) {
        localStorage.removeItem(this.#shelf);
        this.phase = 'saved';
      } else this.phase = 'on-device';
    } catch {
      // Keeping the same note again does no harm, so a new try needs no earlier key.
      this.phase = 'on-device';
      this.#later(RETRY_MS);
    } finally {
      this.#sending = false;
    }
  }
}
