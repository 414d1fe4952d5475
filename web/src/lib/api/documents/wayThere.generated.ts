// Written by `pnpm --filter @ponte/web documents`; do not edit.
import type { Operation } from '../operation.ts';

const textWayThereFields = "fragment WayThereFields on WayThere{width depth to{x y}ownStand{x y}entrance{x y}others{x y}zones{name x y width depth}}";
export type WayThereVariables = { participant: string };
export type WayThereData = { node: {  } | { meeting: { place: { id: string } | null; wayThere: WayThereFields | null } | null } | null };
export const wayThere: Operation<WayThereData, WayThereVariables> = { name: "WayThere", text: "query WayThere($participant:ID!){node(id:$participant){... on Participant{meeting{place{id}wayThere{...WayThereFields}}}}}" + textWayThereFields };
export type WayThereFields = { width: number; depth: number; to: { x: number; y: number }; ownStand: { x: number; y: number } | null; entrance: { x: number; y: number } | null; others: ({ x: number; y: number })[]; zones: ({ name: string; x: number; y: number; width: number; depth: number })[] };
