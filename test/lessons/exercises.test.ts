/** Every exercise of every lesson, in the real app: its starter does not pass, its solution does, and every cell runs. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LessonId } from '#core/notebook/ids.ts';
import { openDriver } from '../../src-main/cli/driver.ts';
import { startTestHost } from '../support/host.ts';

const ids = readdirSync(new URL('../../notebooks/', import.meta.url)).flatMap(
  (name) => LessonId.parse(name) ?? [],
);
const patience = 600_000;

describe('every lesson in the app', () => {
  it.each(ids)(
    '%s runs, and its exercises are sound',
    async (id) => {
      const host = await startTestHost({ automation: { kind: 'lesson', id } });
      const errors: string[] = [];
      const driver = await openDriver({
        address: host.address(),
        timeout: patience,
        onPageError: (text) => errors.push(text),
      });
      try {
        const { cells } = await driver.runAll(() => {});
        expect(
          cells.filter(({ outcome }) => outcome !== 'ok').map((cell) => [cell.id, cell.outcome, cell.error]),
        ).toEqual([]);
        const unsound = (await driver.proveExercises()).filter(
          ({ starter, solution }) => solution !== 'passed' || starter === 'passed' || starter === 'not-run',
        );
        expect(unsound).toEqual([]);
        expect(errors).toEqual([]);
      } finally {
        await driver.close();
        await host.close();
      }
    },
    patience,
  );
});
