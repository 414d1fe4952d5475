import { describe, expect, test } from 'vitest';
import type { SessionId } from '../../domain/kernel/id.ts';
import { liveId, nodeId, readId, readLiveId, readNodeId, readPlaced } from './nodeId.ts';

const ID = '01900000-0000-7000-8000-0000000000ab';
const SESSION = '01900000-0000-7000-8000-0000000000cd' as SessionId;

describe('an id', () => {
  test('says its type and what is inside, to us alone', () => {
    const id = nodeId('Company', ID);
    expect(id).toMatch(/^[\w-]{23}$/);
    expect(readId(id)).toEqual({ type: 'Company', id: ID, in: null });
    expect(readNodeId('Company', id)).toBe(ID);
    expect(readNodeId('Buyer', id)).toBeNull();
  });

  test('of a thing of a session carries the session', () => {
    const id = liveId('Offer', SESSION, ID);
    expect(readPlaced('Offer', id)).toEqual({ session: SESSION, id: ID });
    expect(readLiveId('Meeting', id)).toBeNull();
  });

  test('of a scheme is its key', () => {
    expect(readNodeId('CertificationScheme', nodeId('CertificationScheme', 'M-MARK'))).toBe('M-MARK');
  });

  test('of each type stays what it is, for those that were handed out', () => {
    expect(nodeId('Exhibition', ID)).toBe('AQGQAAAAAHAAgAAAAAAAAKs');
    expect(liveId('Meeting', SESSION, ID)).toBe('DgGQAAAAAHAAgAAAAAAAAM0BkAAAAABwAIAAAAAAAACr');
  });

  test.each([
    '',
    'A',
    'none of ours',
    'AQGQAAAAAHAAgAAAAAAAAKs=',
    'AQGQAAAAAHAAgAAAAAAAA',
    '////',
    'ZGVtbw',
    `${'A'.repeat(5_000)}`,
  ])('%j is none', (text) => {
    expect(readId(text)).toBeNull();
  });
});
