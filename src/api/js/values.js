// Values on their way to the engine, as JSON texts.
//
// JSON.stringify would leave out a symbol and make `null` of NaN, and the engine would take a default for it. Here what
// JSON cannot carry is a fault with the name of its field; so is a cycle, a getter that throws, or a list without end.

const DEPTH = 100;
const NODES = 2_000_000;
const LONGEST_TEXT = 1 << 26;

/** A value that JSON cannot carry, and where it stands. */
export class Unfit {
  constructor(field, shown) {
    this.field = field;
    this.shown = shown;
  }
}

function show(value) {
  try {
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'function') return 'function';
    if (typeof value === 'object' && value !== null) return Object.prototype.toString.call(value).slice(8, -1);
    return String(value);
  } catch {
    return 'object';
  }
}

/**
 * A value as a JSON text; `root` is what it is called as a whole, `prefix` stands before the names of its fields.
 * @throws {Unfit}
 */
export function toJson(value, root, prefix = '') {
  let left = NODES;
  const open = new Set();

  function write(value, field, name) {
    const unfit = () => new Unfit(name || root, show(value));
    if ((left -= 1) < 0 || open.size > DEPTH) throw unfit();
    switch (typeof value) {
      case 'string':
        // Half of a pair of surrogates is no text.
        if (value.length > LONGEST_TEXT || /\p{Surrogate}/u.test(value)) throw new Unfit(name || root, `${value.slice(0, 40)}…`);
        return JSON.stringify(value);
      case 'boolean':
        return String(value);
      case 'number':
        if (!Number.isFinite(value)) throw unfit();
        return JSON.stringify(value);
      case 'object':
        if (value === null) return 'null';
        if (open.has(value)) throw unfit();
        open.add(value);
        try {
          return Array.isArray(value) ? list(value, field, unfit) : object(value, field, unfit);
        } catch (error) {
          // Whatever a getter or a proxy throws.
          throw error instanceof Unfit ? error : unfit();
        } finally {
          open.delete(value);
        }
      default:
        throw unfit();
    }
  }

  function list(values, field, unfit) {
    const { length } = values;
    if (!Number.isInteger(length) || length > left) throw unfit();
    const items = [];
    for (let at = 0; at < length; at += 1) items.push(write(values[at], `${field}${at}.`, `${field}${at}`));
    return `[${items.join()}]`;
  }

  function object(value, field, unfit) {
    if (Object.prototype.toString.call(value) !== '[object Object]') throw unfit();
    const members = [];
    for (const key of Reflect.ownKeys(value)) {
      const name = `${field}${String(key)}`;
      if (typeof key === 'symbol') throw new Unfit(name, 'symbol');
      if (!Object.prototype.propertyIsEnumerable.call(value, key)) continue;
      let member;
      try {
        member = value[key];
      } catch (error) {
        throw new Unfit(name, show(error));
      }
      // A field that is undefined was not given.
      if (member !== undefined) members.push(`${write(key, '', name)}:${write(member, `${name}.`, name)}`);
    }
    return `{${members.join()}}`;
  }

  return write(value, prefix, '');
}
