/** Reads a QR code from the device's camera. */

/** How often a picture is looked at: a code is held for a second, and a phone's battery for a day. */
const LOOK_MS = 180;
/** Pictures are read at this width; a code that fills a third of it is read surely. */
const READ_WIDTH = 640;

/** Finds the text of a QR code in what the camera shows now; nothing where there is none. */
type Read = (video: HTMLVideoElement) => Promise<string | undefined>;

/** The browser's own reader, where it has one (Shape Detection API). */
interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}
interface NativeDetectorClass {
  new (options: { formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

export class Scanner {
  /** `refused`: the reader or the device gives no camera. */
  phase = $state<'off' | 'starting' | 'looking' | 'refused'>('off');
  #stream: MediaStream | undefined;
  #ended = false;

  /** Whether this page can ask for a camera at all: over TLS or on this device only. */
  static get possible(): boolean {
    return typeof navigator !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined;
  }

  /** Shows the camera in `video` and gives the first code that it sees; nothing where it was stopped or refused. */
  async read(video: HTMLVideoElement): Promise<string | undefined> {
    this.phase = 'starting';
    this.#ended = false;
    try {
      const [stream, readCode] = await Promise.all([
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }),
        reader(),
      ]);
      this.#stream = stream;
      if (this.#ended) return undefined;
      video.srcObject = stream;
      await video.play();
      this.phase = 'looking';
      return await this.#look(video, readCode);
    } catch {
      if (!this.#ended) this.phase = 'refused';
      return undefined;
    } finally {
      this.#release();
      if (this.phase !== 'refused') this.phase = 'off';
    }
  }

  /** Turns the camera off. */
  stop(): void {
    this.#ended = true;
    this.#release();
  }

  async #look(video: HTMLVideoElement, readCode: Read): Promise<string | undefined> {
    while (!this.#ended) {
      const text = await readCode(video);
      if (text) return text;
      await new Promise((next) => setTimeout(next, LOOK_MS));
    }
    return undefined;
  }

  /** A camera that is not let go keeps its light on. */
  #release(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
  }
}

/** The sign-in code in what was scanned: the token of our own link, or the code as it stands. */
export function codeIn(scanned: string, origin: string): string {
  const link = URL.canParse(scanned) ? new URL(scanned) : null;
  return link?.origin === origin && link.pathname === '/badge' ? decodeURIComponent(link.hash.slice(1)) : scanned;
}

async function reader(): Promise<Read> {
  const Native = (globalThis as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector;
  if (Native && (await Native.getSupportedFormats()).includes('qr_code')) {
    const detector = new Native({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  // Fetched only where the browser cannot read codes by itself, and only when somebody scans.
  const { default: jsQR } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!pen || video.videoWidth === 0) return undefined;
    canvas.width = READ_WIDTH;
    canvas.height = Math.round((READ_WIDTH * video.videoHeight) / video.videoWidth);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
  };
}
