// The texts of a language in two files (src/text/late.rs): those that a first view says, and the rest. Each has a place for
// every text, empty where the other has it.
const SEPARATOR = '\u001f';

/** `isFirst` says of a text, by its number, whether a first view says it. */
export function parts(file, isFirst) {
  const [head, ...texts] = file.split(SEPARATOR);
  const only = (wanted) => texts.map((text, at) => (wanted(at + 1) ? text : ''));
  return {
    first: [head, ...only(isFirst)].join(SEPARATOR),
    rest: [`${head} rest`, ...only((number) => !isFirst(number))].join(SEPARATOR),
  };
}
