import { request } from '#lib/api/client.ts';
import { answerDevice, deviceRequests } from '#lib/api/documents/account.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';

/** Another device that asks to use the reader's badge. */
export interface DeviceRequest {
  id: string;
  askedAt: string;
}

/** Devices that wait for a yes on this one, which holds the badge. */
export class Devices {
  asking = $state.raw<readonly DeviceRequest[]>([]);
  problem = $state('');

  /** Looks for requests. Failing to is no news: the reader is asked again when the page is next seen. */
  async look(): Promise<void> {
    try {
      const { viewer } = await request(deviceRequests, {});
      this.asking = viewer?.deviceRequests ?? [];
    } catch {
      this.asking = [];
    }
  }

  /** Yes or no to one of them. */
  async answer(device: DeviceRequest, allow: boolean): Promise<void> {
    try {
      const { answerDevice: answer } = await request(answerDevice, { input: { request: device.id, allow } });
      this.problem = isProblem(answer) ? answer.message : '';
      if (!this.problem) this.asking = this.asking.filter(({ id }) => id !== device.id);
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }
}
