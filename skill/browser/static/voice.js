/** Voice: the answer read aloud by the browser itself, if it has a voice on this machine. */

const synthesis = window.speechSynthesis;

/** A voice that needs no network: what somebody asked is nobody else's business. */
function ownVoice() {
  const voices = (synthesis?.getVoices() ?? []).filter((voice) => voice.localService);
  const wanted = voices.filter((voice) => voice.lang.startsWith("en"));
  return wanted.find((voice) => voice.default) ?? wanted[0];
}

export const hasVoice = () => ownVoice() !== undefined;

/** Call back once the browser knows its voices: some learn them late. */
export function whenVoicesAreKnown(callback) {
  synthesis?.addEventListener("voiceschanged", callback);
  callback();
}

/** Be quiet, at once. */
export const hush = () => synthesis?.cancel();

/** Read it aloud, and come back when it is said or hushed. */
export async function speak(text) {
  const voice = ownVoice();
  if (!voice) return;
  for (const sentence of text.match(/[^.!?]+[.!?]*\s*/g) ?? []) {
    if (!(await saidWhole(sentence, voice))) return;
  }
}

function saidWhole(sentence, voice) {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.rate = 0.95;
    // Some browsers forget to say that they have finished.
    const patience = setTimeout(() => resolve(true), 5_000 + 150 * sentence.length);
    const finish = (whole) => () => {
      clearTimeout(patience);
      resolve(whole);
    };
    utterance.addEventListener("end", finish(true));
    utterance.addEventListener("error", finish(false));
    synthesis.speak(utterance);
  });
}
