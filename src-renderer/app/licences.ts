/** The licences of what the app is made of, as its build wrote them among the window's files. */
import * as v from 'valibot';
import { appFile } from '../session/app-files.ts';

const schema = v.array(
  v.object({
    name: v.string(),
    version: v.string(),
    licence: v.string(),
    text: v.string(),
  }),
);

/** One package: who it is, its licence's name and words. */
export type LicencedPackage = Readonly<v.InferOutput<typeof schema>[number]>;

/** Reads the list; rejects where it is not there or cannot be read. */
export async function readLicences(): Promise<readonly LicencedPackage[]> {
  const response = await fetch(appFile('licences.json'));
  if (!response.ok) throw new Error(`The licences could not be read (${response.status}).`);
  return v.parse(schema, await response.json());
}
