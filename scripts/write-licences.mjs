// @ts-check
/** Writes the list of licences that the app shows; the last step of its build. */
import { writeLicences } from './licences.ts';
import { root } from './places.mjs';

writeLicences(root);
