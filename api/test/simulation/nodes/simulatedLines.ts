import { NotReached, type Nodes, type Question, type Reply } from '../../../src/ports/nodes.ts';
import type { Random } from '../random.ts';
import type { Agenda } from './agenda.ts';
import type { Weather } from './options.ts';
import type { SimulatedProcess } from './simulatedNode.ts';

interface Answering {
  process: SimulatedProcess;
  answer(question: Question): Promise<Reply>;
}

/** The lines between the nodes: a question, or its answer, is lost, late, or comes twice, and later ones overtake it. */
export class SimulatedLines {
  readonly #agenda: Agenda;
  readonly #random: Random;
  readonly #weather: Weather;
  readonly #answering = new Map<string, Answering>();

  constructor(agenda: Agenda, random: Random, weather: Weather) {
    this.#agenda = agenda;
    this.#random = random;
    this.#weather = weather;
  }

  /** The line of a process, which is known by its name. */
  of(process: SimulatedProcess): Nodes {
    return {
      self: process.name,
      ask: (node, question, within) => this.#ask(process, { node, question: copied(question), within }),
      onAsked: (answer) => {
        this.#answering.set(process.name, { process, answer });
        return () => this.#answering.delete(process.name);
      },
      close: async () => void this.#answering.delete(process.name),
    };
  }

  #ask(asking: SimulatedProcess, asked: { node: string; question: Question; within: number }): Promise<Reply> {
    const other = this.#answering.get(asked.node);
    const { forwardLost, forwardDoubled } = this.#weather;
    return new Promise((resolve, reject) => {
      const back = (milliseconds: number, run: () => void) => this.#agenda.after(milliseconds, () => asking.enter(run));
      if (!other?.process.isAlive)
        return void back(this.#way(), () => reject(new NotReached(`${asked.node} is not there`)));
      back(asked.within, () => reject(new Error(`${asked.node} did not answer in time`)));
      const times = this.#random.happens(forwardDoubled) ? 2 : 1;
      for (let time = 0; time < times; time++) {
        if (this.#random.happens(forwardLost)) continue;
        this.#arrives(other, copied(asked.question), (reply) => {
          if (!this.#random.happens(forwardLost)) back(this.#way(), () => resolve(reply));
        });
      }
    });
  }

  #arrives({ process, answer }: Answering, question: Question, answered: (reply: Reply) => void): void {
    const asks = () =>
      void answer(question).then(
        (reply) => answered(copied(reply)),
        () => {},
      );
    this.#agenda.after(this.#way(), () => process.enter(asks));
  }

  #way(): number {
    const { forwardLate, latency } = this.#weather;
    return this.#random.between(0, this.#random.happens(forwardLate) ? 4_000 : latency);
  }
}

/** As on a wire. */
function copied<T>(thing: T): T {
  return JSON.parse(JSON.stringify(thing)) as T;
}
