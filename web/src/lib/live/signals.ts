/** Sounds and vibration (design: screens, "Sound and vibration"): each has a visible twin and is played for nothing else. */

/** What deserves a signal. */
export type Signal = 'offer' | 'summons' | 'two-minutes' | 'gone';

interface Pattern {
  /** Notes in hertz, one after the other. */
  notes: readonly number[];
  /** Vibration and pauses in milliseconds. */
  vibration: readonly number[];
  /** 0 to 1. */
  loudness: number;
}

const PATTERNS: Readonly<Record<Signal, Pattern>> = {
  offer: { notes: [660, 880], vibration: [200, 100, 200], loudness: 0.5 },
  summons: { notes: [523, 659, 784], vibration: [400], loudness: 0.5 },
  'two-minutes': { notes: [294], vibration: [120], loudness: 0.25 },
  gone: { notes: [494, 392], vibration: [80], loudness: 0.3 },
};

const NOTE_SECONDS = 0.18;
const SILENT_KEY = 'ponte_silent';

let audio: AudioContext | undefined;

/** Browsers let a page sound only after the reader has touched it: call this at a touch. */
export function allowSound(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

/** True where the reader has muted this device. */
export function isSilent(): boolean {
  return localStorage.getItem(SILENT_KEY) === 'yes';
}

/** Mutes this device, or lets it sound again. */
export function keepSilent(silent: boolean): void {
  localStorage.setItem(SILENT_KEY, silent ? 'yes' : 'no');
}

/** Sounds and vibrates, unless the reader has muted it. */
export function signal(kind: Signal): void {
  const { notes, vibration, loudness } = PATTERNS[kind];
  if (isSilent()) return;
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate([...vibration]);
  if (audio?.state === 'running') notes.forEach((pitch, position) => play(audio!, pitch, { position, loudness }));
}

function play(
  context: AudioContext,
  pitch: number,
  { position, loudness }: { position: number; loudness: number },
): void {
  const begins = context.currentTime + position * NOTE_SECONDS * 1.2;
  const ends = begins + NOTE_SECONDS;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = 'triangle';
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, begins);
  volume.gain.linearRampToValueAtTime(loudness, begins + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, ends);
  tone.connect(volume).connect(context.destination);
  tone.start(begins);
  tone.stop(ends);
}
