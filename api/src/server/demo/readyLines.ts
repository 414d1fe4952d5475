import type { DemoFile } from '../command/demo.ts';

/** What the demo prints once everything runs: where to look, and who may sign in. */
export function readyLines(
  { board, wallboard, organiser, participants, interpreter, url }: DemoFile,
  { freePeople, robots }: { freePeople: number; robots: number },
): string[] {
  return [
    '',
    `Ponte is ready at ${url}`,
    ...(url.startsWith('https:')
      ? ['  Its certificate was made on this machine: a browser asks once whether to trust it.']
      : []),
    '',
    `  organiser's board   ${board}`,
    `                      ${organiser.email}, password ${organiser.password}`,
    `  hall screen         ${wallboard}`,
    '',
    robots > 0
      ? `  ${robots} people are played by robots; these ${freePeople} are yours. Open an exhibitor and a buyer in two windows (private ones, or two browsers):`
      : `  Nobody is in the hall yet. Open an exhibitor and a buyer in two windows (private ones, or two browsers):`,
    ...participants.slice(0, freePeople).map(({ side, name, badgeUrl }) => `  ${side.padEnd(9)} ${badgeUrl}  ${name}`),
    ...(interpreter ? [`  interpreter ${interpreter.badgeUrl}  ${interpreter.name}`] : []),
    '',
    '  All companies and people are invented. Ctrl+C ends it; the data stays.',
    '',
  ];
}
