import { SECOND } from '../../../src/domain/kernel/time.ts';
import type { Fault } from './faults.ts';
import type { Weather } from './options.ts';
import { SimulatedProcess, type Installation } from './simulatedNode.ts';

/** The nodes of a run: which process runs on each now, and what goes wrong with them. */
export class Cluster {
  readonly #installation: Installation;
  readonly #weather: Weather;
  readonly #forgetSnapshots: () => void;
  readonly #processes: SimulatedProcess[];
  #started = 0;
  /** How often each fault was made. */
  readonly made = new Map<Fault['fault'], number>();

  constructor(nodes: number, installation: Installation, means: { weather: Weather; forgetSnapshots(): void }) {
    this.#installation = installation;
    this.#weather = means.weather;
    this.#forgetSnapshots = means.forgetSnapshots;
    this.#processes = Array.from({ length: nodes }, () => this.#newProcess());
  }

  /** The process that runs on a node, or ran there last. */
  on(node: number): SimulatedProcess {
    return this.#processes[node % this.#processes.length]!;
  }

  get processes(): readonly SimulatedProcess[] {
    return this.#processes;
  }

  make(fault: Fault): void {
    this.made.set(fault.fault, (this.made.get(fault.fault) ?? 0) + 1);
    switch (fault.fault) {
      case 'crash':
      case 'stop':
        return this.#take({ ...fault, fault: fault.fault });
      case 'halt':
        return this.#halt(this.on(fault.node), fault.ms);
      case 'line-down':
      case 'black-hole':
        return this.#cut([this.on(fault.node)], fault.fault === 'line-down' ? 'down' : 'black-hole', fault.ms);
      case 'store-down':
        return this.#cut(this.#processes, 'down', fault.ms);
      case 'slow-line':
        return this.#slow(this.on(fault.node), fault);
      case 'lose-append':
        return this.on(fault.node).line.loseNext(fault.how);
      case 'silent-bell':
        return this.#silence(fault.ms);
      case 'snapshots-gone':
        return this.#forgetSnapshots();
    }
  }

  /** Everything that is broken is mended: nodes run, lines are up, bells ring. */
  heal(): void {
    for (const [node, process] of this.#processes.entries()) {
      if (process.isHalted) process.goOn();
      process.line.state = 'up';
      process.line.latency = this.#installation.latency;
      if (process.isLeaving) this.#replace(node);
    }
    this.#installation.bells.weather = this.#weather;
  }

  #take({ fault, node, ms }: { fault: 'crash' | 'stop'; node: number; ms: number }): void {
    const process = this.on(node);
    if (fault === 'crash') process.kill();
    else process.stop();
    const back = () => {
      if (this.on(node) === process) this.#replace(node);
    };
    this.#installation.agenda.after(fault === 'crash' ? ms : ms + 6 * SECOND, back);
  }

  #halt(process: SimulatedProcess, ms: number): void {
    if (process.isHalted) return;
    process.halt();
    this.#installation.agenda.after(ms, () => process.goOn());
  }

  #cut(processes: readonly SimulatedProcess[], state: 'down' | 'black-hole', ms: number): void {
    for (const { line } of processes) {
      line.state = state;
      this.#installation.agenda.after(ms, () => (line.state = 'up'));
    }
  }

  #slow({ line }: SimulatedProcess, { ms, latency }: { ms: number; latency: number }): void {
    line.latency = latency;
    this.#installation.agenda.after(ms, () => (line.latency = this.#installation.latency));
  }

  #silence(ms: number): void {
    const { bells, agenda } = this.#installation;
    bells.weather = { ...this.#weather, bellLost: 1 };
    agenda.after(ms, () => (bells.weather = this.#weather));
  }

  /** Draining takes a few seconds; whoever is still there then is killed, as a supervisor does. It comes back under another name. */
  #replace(node: number): void {
    this.on(node).kill();
    this.#processes[node] = this.#newProcess();
  }

  #newProcess(): SimulatedProcess {
    return new SimulatedProcess(`node-${++this.#started}`, this.#installation);
  }
}
