/** A thread of a rehearsal: it is given the fair once, and then one piece of work at a time. */
import { workerData } from 'piscina';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import type { RehearsalSettings } from '../../domain/rehearsal/settings.ts';
import { worker } from './work.ts';

/** What a thread is given once. */
export interface RehearsalThreadData {
  fair: RehearsedFair;
  settings: RehearsalSettings;
}

const { fair, settings } = workerData as RehearsalThreadData;

export default worker(fair, settings);
