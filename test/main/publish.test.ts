/** Publishing: what goes into a site, what is left alone, and what is refused. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSiteIndex } from '#core/host/site.ts';
import { stepwise } from '../../src-main/cli/stepwise.ts';
import { type BuiltSite, buildSite } from '../support/site.ts';

let app: BuiltSite;
let folder: string;
let told: string[];
beforeEach(async () => {
  app = await buildSite();
  folder = mkdtempSync(join(tmpdir(), 'stepwise-publish-'));
  told = [];
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.remove();
});

const publish = (...args: string[]) =>
  stepwise(['publish', ...args], {
    layout: { ...app, version: '1.2.3' },
    terminal: { print: () => {}, tell: (line) => told.push(line) },
    folder,
    environment: {},
    platform: 'linux',
  });
const at = (...parts: string[]) => join(folder, ...parts);
const index = () => readSiteIndex(JSON.parse(readFileSync(at('site', 'site.json'), 'utf8')));

test('all lessons are published, and the page carries its own walls', async () => {
  expect(await publish('site')).toBe(0);
  expect(index()?.lessons.map(({ summary }) => summary.id)).toEqual(['01-one', '02-two']);
  for (const file of index()?.files ?? []) expect(existsSync(at('site', file)), file).toBe(true);
  const page = readFileSync(at('site', 'index.html'), 'utf8');
  expect(page).toContain('name="stepwise-site"');
  expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'self';/);
  expect(page).toContain("frame-src 'self'");
});

test('notebooks of a folder keep their places, and Markdown without cells is left out', async () => {
  mkdirSync(at('notes', '第一周'), { recursive: true });
  writeFileSync(at('notes', '第一周', 'a b.md'), '\uFEFF# A\r\n\n```ts\n1\n```\n');
  writeFileSync(at('notes', 'readme.md'), '# Only prose\n');
  expect(await publish('site', 'notes', '01-one')).toBe(0);
  expect(index()?.notebooks.map(({ path }) => path)).toEqual(['/第一周/a b.md']);
  expect(index()?.lessons).toHaveLength(1);
  const { file = '' } = index()?.notebooks[0] ?? {};
  expect(file).toMatch(/^[\w./-]+$/);
  expect(readFileSync(at('site', file), 'utf8')).toBe('\uFEFF# A\r\n\n```ts\n1\n```\n');
});

test('publishing again takes away what is gone and leaves what the server’s owner put there', async () => {
  writeFileSync(at('one.md'), '# One\n\n```ts\n1\n```\n');
  writeFileSync(at('two.md'), '# Two\n\n```ts\n2\n```\n');
  expect(await publish('site', 'one.md')).toBe(0);
  writeFileSync(at('site', 'CNAME'), 'example.org');
  const before = index()?.notebooks[0]?.file ?? '';
  expect(await publish('site', 'two.md')).toBe(0);
  expect(existsSync(at('site', before))).toBe(false);
  expect(readFileSync(at('site', 'CNAME'), 'utf8')).toBe('example.org');
});

test('a folder with other things in it is refused and left as it was', async () => {
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'thesis.txt'), 'words');
  expect(await publish('mine')).toBe(3);
  expect(told.join('\n')).toContain('holds other files');
  expect(readdirSync(at('mine'))).toEqual(['thesis.txt']);
});

test.each([
  '../outside.txt',
  'x/../../outside.txt',
  'x\n/../../outside.txt',
  '/outside.txt',
  '..\\outside.txt',
])('an index that names %j as its own takes nothing away there', async (named) => {
  writeFileSync(at('outside.txt'), 'mine');
  expect(await publish('site')).toBe(0);
  const hostile = { ...index(), files: [named] };
  writeFileSync(at('site', 'site.json'), JSON.stringify(hostile));
  expect(await publish('site')).toBe(3);
  expect(readFileSync(at('outside.txt'), 'utf8')).toBe('mine');
});

test.skipIf(process.platform === 'win32')('a link in a site leads no file out of it', async () => {
  expect(await publish('site')).toBe(0);
  mkdirSync(at('elsewhere', 'lessons'), { recursive: true });
  writeFileSync(at('elsewhere', 'lessons', '01-one.md.txt'), 'mine');
  mkdirSync(at('empty'));
  rmSync(at('site', 'documents'), { recursive: true });
  symlinkSync(at('empty'), at('site', 'documents'));
  expect(await publish('site')).toBe(3);
  expect(readdirSync(at('empty'))).toEqual([]);
  rmSync(at('site', 'documents'));
  symlinkSync(at('elsewhere'), at('site', 'documents'));
  expect(await publish('site')).toBe(3);
  expect(told.join('\n')).toContain('leads out of');
  expect(readFileSync(at('elsewhere', 'lessons', '01-one.md.txt'), 'utf8')).toBe('mine');
  expect(readdirSync(at('elsewhere'))).toEqual(['lessons']);
});

test('a damaged notebook is named, and nothing is written', async () => {
  writeFileSync(at('broken.ipynb'), '{ "cells": [');
  expect(await publish('site', 'broken.ipynb')).toBe(3);
  expect(told.join('\n')).toMatch(/broken\.ipynb cannot be read/);
  expect(existsSync(at('site'))).toBe(false);
});

test('an app that is not built says so', async () => {
  rmSync(app.sealed, { recursive: true });
  expect(await publish('site')).toBe(3);
  expect(told.join('\n')).toContain('npm run build');
});
