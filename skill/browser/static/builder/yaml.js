/** YAML: writes the turns of a dialogue in the form of tests/dialogues. */

const PLAIN = /^[A-Za-z][\w,.'’ -]*$/;
const NOT_PLAIN = new Set(["yes", "no", "on", "off", "true", "false", "null"]);
const ACTIONS = ["say", "press", "wait", "fails", "send"];

/** Return the text of a file with one dialogue. */
export function writeYaml(title, locale, turns) {
  const head = [`- dialogue: ${quote(title)}`, ...(locale ? [`  locale: ${locale}`] : []), "  turns:"];
  return `${[...head, ...turns.flatMap(writeTurn)].join("\n")}\n`;
}

function writeTurn({ comment, heard, slots, ...turn }) {
  const action = ACTIONS.find((name) => name in turn);
  const { [action]: what, ...rest } = turn;
  const lines = Object.entries(rest).map(([key, value]) => `      ${key}: ${quote(value)}`);
  const slotLines = slots
    ? ["      slots:", ...Object.entries(slots).map(([key, value]) => `        ${key}: ${quote(value)}`)]
    : [];
  return [
    ...(comment ? [`    # ${flatten(comment)}`] : []),
    `    - ${action}: ${quote(what)}`,
    ...slotLines,
    ...lines,
    ...(heard ? [`      # “${flatten(heard)}”`] : []),
  ];
}

const flatten = (text) => text.replace(/\s+/g, " ");

const quote = (text) =>
  PLAIN.test(text) && !text.endsWith(" ") && !NOT_PLAIN.has(text.toLowerCase()) ? text : JSON.stringify(text);
