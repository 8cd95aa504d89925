/** Voice: reads the answer aloud, if the browser has a voice on this machine. */

const synthesis = window.speechSynthesis;

const RATE = 0.95;
const SLOW_RATE = 0.75;

/** Find an English voice that needs no network, so that no answer leaves this machine. */
function findLocalVoice() {
  const voices = (synthesis?.getVoices() ?? []).filter((voice) => voice.localService);
  const english = voices.filter((voice) => voice.lang.startsWith("en"));
  return english.find((voice) => voice.default) ?? english[0];
}

export const hasVoice = () => findLocalVoice() !== undefined;

/** Call back now and whenever the voices change: some browsers load them late. */
export function onVoicesChanged(callback) {
  synthesis?.addEventListener("voiceschanged", callback);
  callback();
}

/** Stop speaking at once. */
export const stop = () => synthesis?.cancel();

/** Read a text aloud, slowly if it is asked for; resolve when it is finished or stopped. */
export async function speak(text, isSlow = false) {
  const voice = findLocalVoice();
  if (!voice) return;
  for (const sentence of text.match(/[^.!?]+[.!?]*\s*/g) ?? []) {
    if (!(await speakSentence(sentence, voice, isSlow ? SLOW_RATE : RATE))) return;
  }
}

/** Speak a sentence; resolve to whether it was finished. */
function speakSentence(sentence, voice, rate) {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.rate = rate;
    // Some browsers do not report the end.
    const timeout = setTimeout(() => resolve(true), 5_000 + 150 * sentence.length);
    const finish = (isWhole) => () => {
      clearTimeout(timeout);
      resolve(isWhole);
    };
    utterance.addEventListener("end", finish(true));
    utterance.addEventListener("error", finish(false));
    synthesis.speak(utterance);
  });
}
