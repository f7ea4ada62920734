/** Members of a class with decorators, written without them. */
import type MagicString from 'magic-string';
import type { ClassMember, Piece } from './parse.ts';

/** Writes one class's members, in order. */
export interface MemberWriter {
  /** Members written so far: the number of the next. */
  readonly count: number;
  write(member: ClassMember, decorated: boolean, accessor: Piece | null): void;
  /** Writes what comes before all members and after them: the call that decorates, its list of members between the two texts. */
  finish(before: string, after: string, end: number): void;
}

/** A writer; `prefix` begins the names it makes up, `top` is where the class's body begins. */
export function createMemberWriter(
  text: MagicString,
  code: string,
  prefix: string,
  top: number,
): MemberWriter {
  const decoration = `${prefix}d`;
  /** What `import.meta.decorate` is told of each decorated member, as source. */
  const specs: string[] = [];
  let started = false;
  let count = 0;

  function write(member: ClassMember, decorated: boolean, accessor: Piece | null): void {
    const index = count++;
    if (member.type === 'StaticBlock') return;
    const { key } = member;
    const hidden = key.type === 'PrivateIdentifier';
    const held = member.static ? 'static ' : '';
    if (member.computed && !accessor) text.appendLeft(key.start, `${prefix}k${index}`);
    /** The key as it is written in the class, and as a value. */
    const written = member.computed ? `[${prefix}k${index}]` : code.slice(key.start, key.end);
    const value = member.computed
      ? `${prefix}k${index}`
      : hidden
        ? JSON.stringify(`#${key.name}`)
        : key.type === 'Identifier'
          ? JSON.stringify(key.name)
          : `String(${written})`;

    const number = specs.length;
    function spec(kind: string, raw: string): void {
      const access = hidden
        ? `, access: { has: (o) => ${written} in o, get: (o) => o.${written}, set: (o, v) => { o.${written} = v; } }`
        : '';
      const rest = raw === '' ? '' : `, raw: ${raw}`;
      specs.push(
        `{ kind: "${kind}", name: ${value}, static: ${member.type !== 'StaticBlock' && member.static}, private: ${hidden}, decorators: ${prefix}m${index}${access}${rest} }`,
      );
    }

    if (member.type === 'MethodDefinition') {
      if (!decorated) return;
      const kind = member.kind === 'get' ? 'getter' : member.kind === 'set' ? 'setter' : 'method';
      if (!member.static) started = true;
      if (!hidden) {
        spec(kind, '');
        return;
      }
      // What replaces a private method is not known yet, so a getter asks for it; the method itself goes into an object.
      spec(kind, `${prefix}r${index}`);
      const begin = member.static ? member.start + 'static'.length : member.start;
      if (member.static) text.remove(member.start, begin);
      text.update(key.start, key.end, value);
      text.move(begin, member.end, top);
      text.appendRight(begin, `const ${prefix}r${index} = { `);
      text.prependLeft(member.end, ' }; ');
      const now = `${decoration}.held(${number})`;
      text.prependRight(
        member.end,
        kind === 'method'
          ? ` ${held}get ${written}() { return ${now}.value; } `
          : kind === 'getter'
            ? ` ${held}get ${written}() { return ${now}.get.call(this); } `
            : ` ${held}set ${written}(v) { ${now}.set.call(this, v); } `,
      );
      return;
    }

    const closed = code[member.end - 1] === ';';
    const end = closed ? member.end - 1 : member.end;
    if (decorated) {
      const init = `${decoration}.init(${number}, this, `;
      if (member.value) {
        const anonymous =
          /^(?:Arrow)?Function|^Class/.test(member.value.type) && !('id' in member.value && member.value.id);
        text.appendRight(member.value.start, anonymous ? `${init}({ [${value}]: ` : init);
        text.prependLeft(member.value.end, anonymous ? ` })[${value}])` : ')');
      } else text.appendLeft(end, ` = ${init}undefined)`);
    }
    let more = '';
    if (accessor) {
      const store = `#${prefix}v${index}`;
      text.remove(accessor.start, accessor.end);
      hideKey(member, store);
      const plain = `get ${hidden ? value : written}() { return this.${store}; }`;
      const plainSet = `set ${hidden ? value : written}(v) { this.${store} = v; }`;
      more =
        hidden && decorated
          ? ` ${held}get ${written}() { return ${decoration}.held(${number}).get.call(this); } ${held}set ${written}(v) { ${decoration}.held(${number}).set.call(this, v); }`
          : ` ${held}get ${written}() { return this.${store}; } ${held}set ${written}(v) { this.${store} = v; }`;
      if (decorated) spec('accessor', hidden ? `{ ${plain}, ${plainSet} }` : '');
    } else if (decorated) spec('field', '');
    if (decorated) {
      more += member.static
        ? ` static { ${decoration}.after(${number}, this); }`
        : ` #${prefix}a${index} = ${decoration}.after(${number}, this);`;
    }
    if (more !== '') text.appendLeft(member.end, `${closed ? '' : ';'}${more}`);
  }

  /** Puts the name of an accessor's store in the place of its key. */
  function hideKey(member: ClassMember & { type: 'PropertyDefinition' }, store: string): void {
    const { key, computed } = member;
    if (!computed) {
      text.update(key.start, key.end, store);
      return;
    }
    const open = code.lastIndexOf('[', key.start);
    const close = code.indexOf(']', key.end);
    text.update(open, key.start, store);
    text.remove(key.end, close + 1);
  }

  return {
    get count() {
      return count;
    },
    write,
    finish(before, after, end) {
      const start = started ? ` #${prefix}s = ${decoration}.start(this);` : '';
      const head = `${before}[${specs.join(', ')}]${after} }${start}`;
      const tail = `; static { ${decoration}.end(); } `;
      text.appendLeft(top, ' static { ');
      if (top === end) text.appendLeft(top, `${head}${tail}`);
      else {
        text.prependRight(top, head);
        text.appendLeft(end, tail);
      }
    },
  };
}
