// @ts-check
/** Checks the lockfile and the licences of all packages; part of `npm run check`. */
import { readFileSync } from 'node:fs';
import { say } from './console.mjs';
import { faultsOf } from './package-rules.ts';
import { at } from './places.mjs';

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(at(name), 'utf8'));
const faults = faultsOf(read('package-lock.json'), read('package.json'));
for (const fault of faults) say(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
