/** Requests: requests of Alexa's as they are, sent again or written as a command for a shell. */

const HOME = "/speaker/builder";
const JSON_HEADERS = { "Content-Type": "application/json" };

/** Return a request with a new id and the time that it is now, `ahead_s` seconds ahead. */
export function renew(envelope, ahead_s = 0) {
  const timestamp = new Date(Date.now() + ahead_s * 1_000).toISOString().replace(/\.\d+Z$/, "Z");
  const request = { ...envelope.request, requestId: `amzn1.echo-api.request.${crypto.randomUUID()}`, timestamp };
  return { ...envelope, request };
}

/** Return the body of a request, in ASCII, so that no shell and no clipboard changes a byte of it. */
export const encode = (envelope) =>
  JSON.stringify(envelope).replace(
    /[\u007f-\uffff]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Send a request, unsigned, and return the answer. */
export async function send(envelope) {
  const reply = await fetch(`${HOME}/requests`, { method: "POST", headers: JSON_HEADERS, body: encode(envelope) });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.error);
  return answer;
}

/** Return a command that sends a request without a signature. */
export const writeCurl = (envelope) => format(`${location.origin}${HOME}/requests`, JSON_HEADERS, encode(envelope));

/** Return a command that sends a request, with a new id and time, signed by the key of this speaker. */
export async function writeSignedCurl(envelope) {
  const body = encode(renew(envelope));
  const reply = await fetch(`${HOME}/signatures`, { method: "POST", headers: JSON_HEADERS, body });
  const { address, headers } = await reply.json();
  return format(address, headers, body);
}

function format(address, headers, body) {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [`curl ${quote(address)}`, ...lines, `--data-raw ${quote(body)}`].join(" \\\n  ");
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
