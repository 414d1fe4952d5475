/** Calls of this device while its page is closed (Web Push), where the browser grants them. Nothing relies on them. */
import { request } from '#lib/api/client.ts';
import { allowCalls, callKey, refuseCalls } from '#lib/api/documents/calls.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { isProblem } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';

/** `none`: the browser has no push service; `unasked`: the reader has not been asked. */
export type CallsState = 'none' | 'unasked' | 'on' | 'off' | 'refused';

const ANSWER_KEY = 'ponte_calls';

export class Calls {
  state = $state<CallsState>('none');
  busy = $state(false);

  /** Looks how things stand on this device; what was allowed is told to the server again, in the reader's language. */
  async look(): Promise<void> {
    if (!('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis)) return;
    if (Notification.permission === 'denied') return void (this.state = 'refused');
    const answered = localStorage.getItem(ANSWER_KEY);
    if (answered === null) return void (this.state = 'unasked');
    if (answered === 'no' || Notification.permission !== 'granted') return void (this.state = 'off');
    const kept = await this.#subscription();
    if (kept) this.state = 'on';
    const now = await this.#tried();
    // A phone that was subscribed stays so while there is no network.
    if (!kept || now !== 'off') this.state = now;
  }

  /** The reader wants to be called: the browser asks, too. */
  async allow(): Promise<void> {
    this.busy = true;
    try {
      const granted = (await Notification.requestPermission()) === 'granted';
      localStorage.setItem(ANSWER_KEY, granted ? 'yes' : 'no');
      this.state = granted ? await this.#tried() : 'refused';
    } finally {
      this.busy = false;
    }
  }

  /** The reader does not want to be called (any more). */
  async refuse(): Promise<void> {
    localStorage.setItem(ANSWER_KEY, 'no');
    this.state = 'off';
    const subscription = await this.#subscription();
    if (!subscription) return;
    await subscription.unsubscribe().catch(() => undefined);
    await request(refuseCalls, { input: { endpoint: subscription.endpoint } }).catch(() => undefined);
  }

  /** Whether this device can be called: `refused` where the browser has no push service for us, `off` where only the network failed. */
  async #tried(): Promise<CallsState> {
    try {
      return (await this.#tell()) ? 'on' : 'refused';
    } catch (failure) {
      return failure instanceof DOMException ? 'refused' : 'off';
    }
  }

  async #subscription(): Promise<PushSubscription | null> {
    const worker = await navigator.serviceWorker.getRegistration();
    return (await worker?.pushManager.getSubscription()) ?? null;
  }

  async #tell(): Promise<boolean> {
    const { viewer } = await request(callKey, {});
    if (!viewer?.callKey) return false;
    const worker = await navigator.serviceWorker.ready;
    const subscription =
      (await worker.pushManager.getSubscription()) ??
      (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: viewer.callKey }));
    const { keys } = subscription.toJSON();
    const language = askedLanguages(reader.language)[0]!;
    const { allowCalls: answer } = await request(allowCalls, {
      input: { endpoint: subscription.endpoint, p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '', language },
    });
    return !isProblem(answer);
  }
}
