/** Texts that a real kubectl printed; the first line of each file is the command. */
import { readdirSync, readFileSync } from 'node:fs';
import type { LeaseObject } from '../../src/engine/index.ts';

const FOLDER = new URL('../fixtures/kubectl/', import.meta.url);

export const kubectlFixtures = (): string[] =>
  readdirSync(FOLDER).map((name) => name.replace('.txt', ''));

/** The whole file, as a user would copy it from a terminal. */
export const readSession = (name: string): string =>
  readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');

/** What kubectl printed, without the command. */
export const readPrinted = (name: string): string => {
  const text = readSession(name);
  return text.slice(text.indexOf('\n') + 1);
};

const parsed = (name: string): unknown => JSON.parse(readPrinted(name));

export const readLease = (name: string): LeaseObject => parsed(name) as LeaseObject;

export const readLeases = (name: string): LeaseObject[] =>
  (parsed(name) as { readonly items: LeaseObject[] }).items.filter(({ kind }) => kind === 'Lease');

/** Everything in a recorded List, Leases and Nodes. */
export const readItems = (name: string): object[] =>
  (parsed(name) as { readonly items: object[] }).items;
