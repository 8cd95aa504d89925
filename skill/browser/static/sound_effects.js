/** Sound effects: what a listener hears while the speaker listens, thinks and is done; soft tones, made here. */

const LOUDNESS = 0.05;
const THINKING_EVERY_MS = 1_600;
/** Nobody needs to be told of a thought as short as this. */
const THINKING_AFTER_MS = 900;

/** The notes of each sound: frequency in Hz, start and length in seconds. */
const NOTES = {
  listening: [
    [440, 0, 0.16],
    [659.26, 0.09, 0.28],
  ],
  done: [
    [659.26, 0, 0.16],
    [440, 0.09, 0.28],
  ],
  thinking: [[329.63, 0, 0.5]],
};

let context;
let timer = 0;

export const playListening = () => play("listening");
export const playDone = () => play("done");

/** Sound softly now and then, until it is stopped. */
export function startThinking() {
  stopThinking();
  timer = setTimeout(function repeat() {
    play("thinking");
    timer = setTimeout(repeat, THINKING_EVERY_MS);
  }, THINKING_AFTER_MS);
}

export const stopThinking = () => clearTimeout(timer);

function play(name) {
  context ??= new AudioContext();
  // Browsers play nothing before the first click or key.
  if (context.state === "suspended") context.resume();
  for (const [frequency_hz, start_s, length_s] of NOTES[name]) {
    playNote(frequency_hz, context.currentTime + 0.01 + start_s, length_s);
  }
}

/** Play a sine with a softer octave above it, which swells quickly and dies away. */
function playNote(frequency_hz, at_s, length_s) {
  for (const [times, level] of [
    [1, 1],
    [2, 0.25],
  ]) {
    const tone = new OscillatorNode(context, { frequency: frequency_hz * times });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at_s);
    gain.gain.linearRampToValueAtTime(LOUDNESS * level, at_s + 0.03);
    gain.gain.setTargetAtTime(0, at_s + 0.05, length_s / 4);
    tone.connect(gain).connect(context.destination);
    tone.start(at_s);
    tone.stop(at_s + length_s * 2);
  }
}
