import { describe, expect, it } from 'vitest';
import { type CommandId, commandIds, commandOf } from '../../../src-core/commands/commands.ts';
import { conflictOf } from '../../../src-core/commands/keymap.ts';
import { paletteIds } from '../../../src-renderer/commands/palette.tsx';
import { withKeys, withoutKeys, withReset } from '../../../src-renderer/commands/rebind.ts';
import { createRegistry, type Handlers } from '../../../src-renderer/commands/registry.ts';
import { pick } from '../../../src-renderer/controls/pick.ts';

/** Handlers of a scope that say what was run. */
function serving<Scope extends Parameters<ReturnType<typeof createRegistry>['serve']>[0]>(
  scope: Scope,
  ran: string[],
  more: Partial<Handlers<Scope>> = {},
): Handlers<Scope> {
  const ids = commandIds.filter((id) => commandOf(id).scope === scope);
  return { ...Object.fromEntries(ids.map((id) => [id, () => ran.push(id)])), ...more } as Handlers<Scope>;
}

const scopes = ['desk', 'document', 'lesson', 'notebook', 'cell', 'find', 'desktop'] as const;

describe('the registry', () => {
  it('runs what is served, and knows nothing of what is not', () => {
    const registry = createRegistry();
    const ran: string[] = [];
    expect(registry.run('library')).toEqual({ ran: 'absent' });
    const end = registry.serve('desk', () => serving('desk', ran));
    expect(registry.run('library')).toEqual({ ran: 'done' });
    end();
    expect(registry.run('library')).toEqual({ ran: 'absent' });
    expect(ran).toEqual(['library']);
  });

  it('says why a command cannot be done, and does not do it', () => {
    const registry = createRegistry();
    const ran: string[] = [];
    const save = { run: () => void ran.push('save'), disabled: 'Not now.' };
    registry.serve('document', () => serving('document', ran, { save }));
    expect(registry.run('save')).toEqual({ ran: 'disabled', why: 'Not now.' });
    expect(ran).toEqual([]);
  });

  it('asks who came last, until that one goes', () => {
    const registry = createRegistry();
    const ran: string[] = [];
    registry.serve('find', () => serving('find', ran, { 'find-next': () => void ran.push('before') }));
    const end = registry.serve('find', () =>
      serving('find', ran, { 'find-next': () => void ran.push('after') }),
    );
    registry.run('find-next');
    end();
    registry.run('find-next');
    expect(ran).toEqual(['after', 'before']);
  });
});

describe('the palette', () => {
  const served = () => {
    const registry = createRegistry();
    for (const scope of scopes) registry.serve(scope, () => serving(scope, []));
    return registry;
  };

  it('reaches every command there is, itself apart', () => {
    expect([...paletteIds(served(), [])].sort()).toEqual(
      [...commandIds].filter((id) => id !== 'palette').sort(),
    );
  });

  it('shows those used last first, and those that cannot be done now last', () => {
    const registry = served();
    registry.serve('document', () => serving('document', [], { save: { run: () => {}, disabled: 'no' } }));
    const ids = paletteIds(registry, ['about', 'run-all', 'save']);
    expect(ids.slice(0, 2)).toEqual(['about', 'run-all']);
    expect(ids.at(-1)).toBe('save');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves out what nobody here serves', () => {
    const registry = createRegistry();
    registry.serve('document', () => serving('document', [], { rename: null }));
    expect(paletteIds(registry, ['library'])).not.toContain('rename');
    expect(paletteIds(registry, ['library'])).not.toContain('library');
  });

  it.each([
    ['全部运行', 'run-all'],
    ['run all', 'run-all'],
    ['runal', 'run-all'],
    ['导出 pdf', 'export-pdf'],
    ['深色', 'theme-dark'],
    ['dark', 'theme-dark'],
    ['restart', 'restart'],
    ['zoomin', 'zoom-in'],
  ] satisfies [string, CommandId][])(
    'finds by “%s” in either language, whichever is read',
    (query, wanted) => {
      for (const [locale, other] of [
        ['zh', 'en'],
        ['en', 'zh'],
      ] as const) {
        const items = commandIds.map((id) => {
          const { title } = commandOf(id);
          return { id, name: title[locale], also: [title[other]], detail: '' };
        });
        expect(pick(items, query, 3).map(({ item }) => item.id)).toContain(wanted);
      }
    },
  );
});

describe('changing keys', () => {
  it('gives keys to one command and takes them from the other, no more than those', () => {
    const keymap = withKeys({}, 'run-all', 'Mod+y');
    expect(keymap['run-all']).toEqual(['Mod+y']);
    expect(keymap.redo).toEqual(['Shift+Z', 'Mod+Shift+Z']);
    expect(conflictOf('run-all', 'Mod+y', keymap)).toBeUndefined();
  });

  it('takes two strokes away where a key would begin them', () => {
    const keymap = withKeys({}, 'run-all', 'Mod+k');
    expect(keymap.shortcuts).toEqual(['?']);
  });

  it('resets one, but not over another that has its keys by now', () => {
    const taken = withKeys({}, 'run-all', 'Mod+s');
    expect(withReset(taken, 'save')).toEqual({ takenBy: 'run-all', keys: 'Mod+s' });
    expect(withReset(withoutKeys({}, 'save'), 'save')).toEqual({ keymap: {} });
    expect(withReset(withKeys({}, 'run-all', 'F9'), 'run-all')).toEqual({ keymap: {} });
  });
});
