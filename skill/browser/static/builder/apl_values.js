/** APL values: the data bindings of Amazon's screen language, as far as documents of this skill have them. */

const TOKENS = /\s*(?:(\d+(?:\.\d+)?)|'((?:[^'\\]|\\.)*)'|([A-Za-z_]\w*)|(\|\||&&|==|!=|<=|>=|[-+*/<>!?:().[\]]))/y;
const LEVELS = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/"]];
const OPERATIONS = {
  "||": (a, b) => a || b,
  "&&": (a, b) => a && b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};

/** Return a value with its bindings replaced: "${data}" is the value itself, and in a longer text its words. */
export function bind(value, scope) {
  if (typeof value !== "string") return value;
  const whole = /^\$\{([^}]*)\}$/.exec(value);
  if (whole) return evaluate(whole[1], scope);
  return value.replace(/\$\{([^}]*)\}/g, (_, expression) => evaluate(expression, scope) ?? "");
}

/** Return the value of an expression; throw a SyntaxError for one that this page cannot read. */
export function evaluate(expression, scope) {
  const tokens = readTokens(expression);
  const value = readChoice(tokens, scope);
  if (tokens.length) throw new SyntaxError(`“${expression}” cannot be read here`);
  return value;
}

function readTokens(expression) {
  const tokens = [];
  TOKENS.lastIndex = 0;
  while (TOKENS.lastIndex < expression.trimEnd().length) {
    const match = TOKENS.exec(expression);
    if (!match) throw new SyntaxError(`“${expression}” cannot be read here`);
    const [, number, text, name, sign] = match;
    tokens.push(number ? { value: Number(number) } : text !== undefined ? { value: text } : { name, sign });
  }
  return tokens;
}

const take = (tokens, ...signs) => (signs.includes(tokens[0]?.sign) ? tokens.shift().sign : null);

function readChoice(tokens, scope) {
  const condition = readLevel(tokens, scope, 0);
  if (!take(tokens, "?")) return condition;
  const yes = readChoice(tokens, scope);
  take(tokens, ":");
  const no = readChoice(tokens, scope);
  return condition ? yes : no;
}

function readLevel(tokens, scope, level) {
  if (level === LEVELS.length) return readOne(tokens, scope);
  let value = readLevel(tokens, scope, level + 1);
  for (let sign = take(tokens, ...LEVELS[level]); sign; sign = take(tokens, ...LEVELS[level])) {
    value = OPERATIONS[sign](value, readLevel(tokens, scope, level + 1));
  }
  return value;
}

function readOne(tokens, scope) {
  if (take(tokens, "!")) return !readOne(tokens, scope);
  if (take(tokens, "-")) return -readOne(tokens, scope);
  if (take(tokens, "(")) {
    const value = readChoice(tokens, scope);
    take(tokens, ")");
    return value;
  }
  const first = tokens.shift() ?? {};
  let value = first.name ? { true: true, false: false, null: null, ...scope }[first.name] : first.value;
  for (let sign = take(tokens, ".", "["); sign; sign = take(tokens, ".", "[")) {
    value = value?.[sign === "." ? tokens.shift()?.name : readChoice(tokens, scope)];
    if (sign === "[") take(tokens, "]");
  }
  return value;
}
