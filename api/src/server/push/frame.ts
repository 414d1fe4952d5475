/** The opening of a text frame of one piece, unmasked as a server sends it (RFC 6455, section 5.2). */
const TEXT = 0x81;
/** A ping without payload. */
export const PING = Buffer.of(0x89, 0x00);

/** Most bytes whose length stands in the second byte, and in the two after it. */
const SHORT = 125;
const MEDIUM = 0xffff;
/** Ids of operations up to this long are thought to be equal on many sockets: their frames are kept while an item is delivered. */
const SHARED_ID_LENGTH = 8;
const END = '}';

/** One text frame. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(headerLength(length) + length);
  frame.write(text, writeHeader(frame, length), 'utf8');
  return frame;
}

/** A result that was executed and encoded once. Sockets whose operation ids are equal get the very same bytes. */
export class Payload {
  readonly #body: Buffer;
  #id = '';
  #frame: Buffer | null = null;
  #frames: Map<string, Buffer> | null = null;

  constructor(result: object) {
    this.#body = Buffer.from(JSON.stringify(result), 'utf8');
  }

  /** The `next` message of an operation, framed. `id` is its id as JSON. */
  frame(id: string): Buffer {
    if (id === this.#id && this.#frame) return this.#frame;
    if (id.length > SHARED_ID_LENGTH) return this.#make(id);
    const known = this.#frames?.get(id);
    const frame = known ?? this.#make(id);
    if (!known) (this.#frames ??= new Map()).set(id, frame);
    this.#id = id;
    this.#frame = frame;
    return frame;
  }

  #make(id: string): Buffer {
    const head = `{"id":${id},"type":"next","payload":`;
    const headLength = Buffer.byteLength(head);
    const length = headLength + this.#body.length + END.length;
    const frame = Buffer.allocUnsafe(headerLength(length) + length);
    let at = writeHeader(frame, length);
    at += frame.write(head, at, 'utf8');
    at += this.#body.copy(frame, at);
    frame.write(END, at, 'latin1');
    return frame;
  }
}

function headerLength(length: number): number {
  return length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10;
}

/** Answers where the payload begins. */
function writeHeader(frame: Buffer, length: number): number {
  frame[0] = TEXT;
  if (length <= SHORT) {
    frame[1] = length;
    return 2;
  }
  if (length <= MEDIUM) {
    frame[1] = SHORT + 1;
    return frame.writeUInt16BE(length, 2);
  }
  frame[1] = SHORT + 2;
  return frame.writeBigUInt64BE(BigInt(length), 2);
}
