/**
 * What `@decorator` does, for classes that were compiled without it (`core/program/decorators`): decorators are called
 * with the value and its context, innermost first, as TC39's proposal (stage 3) and TypeScript 5 have it.
 */

import { inspectBriefly } from './inspect.ts';

type Key = string | symbol;
type AnyFunction = (this: unknown, ...values: unknown[]) => unknown;
type Class = abstract new (...values: never[]) => object;

/** A decorated member, as the compiled class tells of it. */
export interface MemberSpec {
  readonly kind: 'method' | 'getter' | 'setter' | 'field' | 'accessor';
  readonly name: Key;
  readonly static: boolean;
  readonly private: boolean;
  readonly decorators: readonly unknown[];
  /** How a private member is reached. */
  readonly access?: Access;
  /** What a private method or accessor does, under its name. */
  readonly raw?: object;
}

interface Access {
  has(object: object): boolean;
  get?(object: object): unknown;
  set?(object: object, value: unknown): void;
}

/** What the compiled class asks for while it is made and its instances are. */
export interface Decoration {
  /** The class, or what a class decorator put in its place. */
  readonly result: unknown;
  /** What a private member has become. */
  held(member: number): PropertyDescriptor;
  /** A field's first value, through its decorators. */
  init(member: number, self: unknown, value: unknown): unknown;
  /** Runs what a field's decorators asked for once it is there. */
  after(member: number, self: unknown): void;
  /** Runs what methods' decorators asked for, before an instance's fields. */
  start(self: unknown): void;
  /** Runs what class decorators asked for. */
  end(): void;
}

/** A member's decorators, applied. */
interface Applied {
  descriptor: PropertyDescriptor;
  readonly initializers: AnyFunction[];
  readonly later: AnyFunction[];
}

/** Applies all decorators of a class: static members' first, methods' before fields', the class's own last. */
export function decorate(
  made: Class,
  name: string,
  decorators: readonly unknown[],
  members: readonly MemberSpec[],
): Decoration {
  if (!Object.hasOwn(made, 'name') || made.name === '') {
    Object.defineProperty(made, 'name', { value: name, configurable: true });
  }
  const metadata = metadataOf(made);
  const onStart: AnyFunction[] = [];
  const onStatic: AnyFunction[] = [];
  const onEnd: AnyFunction[] = [];
  const applied = members.map((): Applied => ({ descriptor: {}, initializers: [], later: [] }));

  function apply(member: MemberSpec, to: Applied): void {
    const target = member.static ? made : (made.prototype as object);
    const isField = member.kind === 'field';
    to.descriptor = isField ? {} : descriptorOf(member, target);
    const isMethod = member.kind !== 'field' && member.kind !== 'accessor';
    const later = isMethod ? (member.static ? onStatic : onStart) : to.later;
    for (const decorator of [...member.decorators].reverse()) {
      const context = {
        kind: member.kind,
        name: member.name,
        static: member.static,
        private: member.private,
        access: accessOf(member),
        metadata,
      };
      const given = isField ? undefined : partOf(member.kind, to.descriptor);
      accept(member.kind, call(decorator, given, context, later), to);
    }
    if (!isField && !member.private) Object.defineProperty(target, member.name, to.descriptor);
  }

  for (const isStatic of [true, false]) pass(isStatic, false);
  for (const isStatic of [true, false]) pass(isStatic, true);
  function pass(isStatic: boolean, fields: boolean): void {
    for (const [index, member] of members.entries()) {
      const to = applied[index];
      if (to && member.static === isStatic && (member.kind === 'field') === fields) apply(member, to);
    }
  }

  let result: unknown = made;
  for (const decorator of [...decorators].reverse()) {
    const next = call(decorator, result, { kind: 'class', name, metadata }, onEnd);
    if (next !== undefined) result = needFunction(next);
  }
  if (metadata && symbol && typeof result === 'function') {
    Object.defineProperty(result, symbol, { value: metadata, configurable: true, writable: true });
  }
  for (const each of onStatic) each.call(made);

  const of = (member: number): Applied => applied[member] ?? { descriptor: {}, initializers: [], later: [] };
  return {
    result,
    held: (member) => of(member).descriptor,
    init: (member, self, value) =>
      of(member).initializers.reduce((now, initializer) => initializer.call(self, now), value),
    after: (member, self) => runAll(of(member).later, self),
    start: (self) => runAll(onStart, self),
    end: () => runAll(onEnd, result),
  };
}

function runAll(functions: readonly AnyFunction[], self: unknown): void {
  for (const each of functions) each.call(self);
}

/** A computed key, evaluated once. */
decorate.key = (value: unknown): Key => {
  if (typeof value === 'symbol') return value;
  const [key = ''] = Reflect.ownKeys({ [value as string]: 0 });
  return key;
};

/** Calls one decorator; what it asks to be run later may be added only while it runs. */
function call(decorator: unknown, value: unknown, context: object, later: AnyFunction[]): unknown {
  if (typeof decorator !== 'function') {
    throw new TypeError(`A decorator is not a function: ${inspectBriefly(decorator)}`);
  }
  let done = false;
  const addInitializer = (initializer: unknown): void => {
    if (done) throw new TypeError('Cannot add initializers after decoration has completed');
    later.push(needFunction(initializer));
  };
  const result = (decorator as AnyFunction).call(undefined, value, { ...context, addInitializer });
  done = true;
  return result;
}

function needFunction(value: unknown): AnyFunction {
  if (typeof value !== 'function') throw new TypeError('Function expected');
  return value as AnyFunction;
}

/** Takes over what a decorator gave. */
function accept(kind: MemberSpec['kind'], given: unknown, to: Applied): void {
  if (given === undefined) return;
  switch (kind) {
    case 'field':
      to.initializers.unshift(needFunction(given));
      return;
    case 'accessor': {
      if (typeof given !== 'object' || given === null) throw new TypeError('Object expected');
      const { get, set, init } = given as Record<'get' | 'set' | 'init', unknown>;
      if (get !== undefined) to.descriptor.get = needFunction(get) as () => unknown;
      if (set !== undefined) to.descriptor.set = needFunction(set) as (value: unknown) => void;
      if (init !== undefined) to.initializers.unshift(needFunction(init));
      return;
    }
    case 'method':
      to.descriptor.value = needFunction(given);
      return;
    case 'getter':
      to.descriptor.get = needFunction(given) as () => unknown;
      return;
    case 'setter':
      to.descriptor.set = needFunction(given) as (value: unknown) => void;
  }
}

/** What a decorator of this kind is given. */
function partOf(kind: MemberSpec['kind'], { value, get, set }: PropertyDescriptor): unknown {
  return kind === 'method' ? value : kind === 'getter' ? get : kind === 'setter' ? set : { get, set };
}

/** The member as it is; a private one from the object it was written in, whose `super` is the class's. */
function descriptorOf({ name, raw }: MemberSpec, target: object): PropertyDescriptor {
  if (raw) Object.setPrototypeOf(raw, Object.getPrototypeOf(target));
  return Object.getOwnPropertyDescriptor(raw ?? target, name) ?? {};
}

function accessOf({ kind, name, access }: MemberSpec): Access {
  const get = (object: object): unknown => (access?.get ? access.get(object) : Reflect.get(object, name));
  const set = (object: object, value: unknown): void => {
    if (access?.set) access.set(object, value);
    else (object as Record<Key, unknown>)[name] = value;
  };
  return {
    has: (object) => (access ? access.has(object) : name in object),
    ...(kind !== 'setter' ? { get } : {}),
    ...(kind === 'setter' || kind === 'field' || kind === 'accessor' ? { set } : {}),
  };
}

/** Where a class keeps what its decorators note; undefined where the platform has no such symbol. */
const symbol = (Symbol as { readonly metadata?: symbol }).metadata;

/** A class's metadata, beginning with its superclass's. */
function metadataOf(made: Class): object | undefined {
  if (symbol === undefined) return undefined;
  const inherited: unknown = Reflect.get(Object.getPrototypeOf(made) ?? {}, symbol);
  return Object.create(typeof inherited === 'object' ? inherited : null) as object;
}
