/** What kind of thing a value is, in a word. */

/** The name of a value's type: its class's, else what `typeof` says. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (isModule(value)) return 'module';
  if (typeof value === 'function') return isClass(value) ? 'class' : 'function';
  if (typeof value !== 'object') return typeof value;
  return className(value) ?? 'object';
}

/** Whether a value is a module's namespace. Never throws. */
export function isModule(value: unknown): boolean {
  try {
    return Object.prototype.toString.call(value) === '[object Module]';
  } catch {
    return false;
  }
}

/** Whether a function was declared as a class. Never throws. */
export function isClass(value: object): boolean {
  try {
    return /^class\b/.test(Function.prototype.toString.call(value).slice(0, 6));
  } catch {
    return false;
  }
}

/** A property of an object or of what it inherits from, where it is no accessor: nothing of the object's own is called. */
export function dataOf(value: object, key: PropertyKey): unknown {
  for (let at: unknown = value; at !== null && typeof at === 'object'; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, key);
    if (found) return found.value;
  }
  return undefined;
}

/** The name of an object's class, undefined where it has no prototype. */
export function className(value: object): string | undefined {
  for (
    let at: unknown = Object.getPrototypeOf(value);
    at !== null && typeof at === 'object';
    at = Object.getPrototypeOf(at)
  ) {
    const maker: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value;
    if (typeof maker === 'function' && maker.name !== '') return maker.name;
  }
  return undefined;
}
