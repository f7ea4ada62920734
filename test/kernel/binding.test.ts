/** However often names are defined again, all that was ever compiled reads and writes one variable for each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScope } from '../../src-kernel/evaluate/binding.ts';

type Step =
  | { readonly do: 'declare'; readonly name: string }
  | { readonly do: 'use'; readonly name: string }
  | { readonly do: 'write'; readonly at: number; readonly value: number }
  | { readonly do: 'set'; readonly name: string; readonly value: number };

const name = fc.constantFrom('a', 'b');
const value = fc.integer({ min: 0, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('declare' as const), name }),
  fc.record({ do: fc.constant('use' as const), name }),
  fc.record({ do: fc.constant('write' as const), at: fc.nat(20), value }),
  fc.record({ do: fc.constant('set' as const), name, value }),
);

/** What a name is, in one place. */
interface Model {
  declared: boolean;
  value: number | undefined;
}

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (thrown) {
    return String(thrown);
  }
}

describe('bindings', () => {
  it('of one name are one variable, whenever they were made', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const scope = createScope();
        const models = new Map<string, Model>();
        const model = (of: string): Model => {
          const known = models.get(of) ?? { declared: false, value: undefined };
          models.set(of, known);
          return known;
        };
        const held: { readonly name: string; readonly binding: { v: unknown } }[] = [];
        for (const each of steps) {
          if (each.do === 'use') held.push({ name: each.name, binding: scope.ref(each.name).take() });
          else if (each.do === 'declare') {
            held.push({ name: each.name, binding: scope.declare(each.name, false).binding });
            model(each.name).declared = true;
          } else {
            const at = each.do === 'write' ? held[each.at % Math.max(1, held.length)] : undefined;
            const target = each.do === 'set' ? each.name : at?.name;
            if (target === undefined) continue;
            const written = outcome(() => {
              if (at) at.binding.v = each.value;
              else scope.ref(target).set(each.value);
              return 'written';
            });
            const its = model(target);
            expect(written).toBe(its.declared ? 'written' : `ReferenceError: ${target} is not defined`);
            if (its.declared) its.value = each.value;
          }
          for (const { name: of, binding } of held) {
            const { declared, value: expected } = model(of);
            const unset = declared
              ? `ReferenceError: Cannot access '${of}' before initialization`
              : `ReferenceError: ${of} is not defined`;
            expect(outcome(() => binding.v)).toBe(expected ?? unset);
          }
          for (const [of, { declared, value: expected }] of models) {
            const variable = scope.ref(of);
            expect([scope.declares(of), variable.isSet, variable.value]).toEqual([
              declared,
              expected !== undefined,
              expected,
            ]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that another cell has taken hold the value themselves from then on', () => {
    const scope = createScope();
    scope.declare('a', true).set(1);
    const taken = scope.ref('a').take();
    scope.declare('a', true).set(2);
    expect(Object.getOwnPropertyDescriptor(taken, 'v')?.value).toBe(2);
    expect(scope.ref('a').binding).toBe(taken);
  });

  it('of one name hold its value once', () => {
    const scope = createScope();
    const bindings = [1, 2, 3].map((value) => {
      const { binding } = scope.declare('a', true);
      binding.v = value;
      return binding;
    });
    expect(bindings.map((binding) => Object.hasOwn(binding, 'v'))).toEqual([false, false, true]);
    expect(bindings.map(({ v }) => v)).toEqual([3, 3, 3]);
  });
});
