import type { SessionId } from '../domain/kernel/id.ts';

/** The doorbell between nodes: two words. A ring is a hint that a session's log has grown; a lost one costs a poll, never an event. */
export interface Bell {
  ring(session: SessionId, head: number): void;
  /** Calls `heard` for every ring of another node (or of this one); the function that it returns ends it. */
  onRing(heard: (session: SessionId, head: number) => void): () => void;
  close(): Promise<void>;
}
