/** Every lesson in the real app on WASM: its cells run, starters fail, solutions pass. `stepwise check` measures budgets too. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { outcomeFindings } from '#core/lesson/proof/outcome.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { openDriver } from '../../src-main/cli/driver.ts';
import { runLesson } from '../../src-main/cli/prove.ts';
import { startTestHost } from '../support/host.ts';

const folder = new URL('../../notebooks/', import.meta.url);
const ids = readdirSync(folder).flatMap((name) => LessonId.parse(name) ?? []);
const patience = 600_000;

describe('every lesson in the app', () => {
  it.each(ids)(
    '%s runs, and its exercises are sound',
    async (id) => {
      const text = readFileSync(new URL(`${id}/lesson.md`, folder), 'utf8');
      const { cells } = parseMarkdown(text).notebook;
      const host = await startTestHost({ automation: { kind: 'lesson', id } });
      const errors: string[] = [];
      const driver = await openDriver({
        address: host.address(),
        backend: 'wasm',
        timeout: patience,
        onPageError: (page) => errors.push(page),
      });
      try {
        const outcome = await runLesson(driver, () => {});
        expect(outcome.cells.length).toBeGreaterThan(0);
        // How fast a machine is that tests other things too says nothing of the lesson.
        const findings = outcomeFindings({ text, cells }, outcome).filter(({ code }) => code !== 'too-slow');
        expect(findings.map(({ line, code, message }) => `${line}: ${code}: ${message}`)).toEqual([]);
        expect(errors).toEqual([]);
      } finally {
        await driver.close();
        await host.close();
      }
    },
    patience,
  );
});
