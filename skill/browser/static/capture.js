/** Capture: a worklet that turns what the microphone hears into samples at 16 kHz and tells when speech begins and ends.
 *
 * Speech is what stands out of the noise of the room: a floor follows that noise, quickly down and slowly up.
 */

const RATE_HZ = 16_000;
const FRAME_MS = 20;
/** Speech is this many times as loud as the room, and never quieter than this. */
const ABOVE_FLOOR = 3;
const LEAST_LEVEL = 0.004;
const FLOOR_UP = 1.004;
const FLOOR_DOWN = 0.7;
/** So much sound is speech, and not a click; after so much silence it may have ended, and after so much it has. */
const BEGINS_AFTER_MS = 80;
const PAUSES_AFTER_MS = 300;
const ENDS_AFTER_MS = 700;

class Capture extends AudioWorkletProcessor {
  /** The samples of the microphone for each one at 16 kHz, and how far the next one is from the last sample. */
  #step = sampleRate / RATE_HZ;
  #at = 0;
  #last = 0;
  #frame = new Int16Array((RATE_HZ * FRAME_MS) / 1_000);
  #n = 0;
  #floor = 0.002;
  #loud_ms = 0;
  #quiet_ms = 0;
  #isSpeech = false;

  process([[input]]) {
    for (const sample of input ?? []) this.#take(sample);
    return true;
  }

  /** Take a sample of the microphone, and push those at 16 kHz that lie between it and the one before. */
  #take(sample) {
    for (; this.#at < 1; this.#at += this.#step) this.#push(this.#last + (sample - this.#last) * this.#at);
    this.#at -= 1;
    this.#last = sample;
  }

  #push(sample) {
    this.#frame[this.#n++] = Math.max(-1, Math.min(1, sample)) * 32_767;
    if (this.#n === this.#frame.length) this.#finishFrame();
  }

  #finishFrame() {
    this.#n = 0;
    const level = Math.sqrt(this.#frame.reduce((sum, each) => sum + (each / 32_768) ** 2, 0) / this.#frame.length);
    this.port.postMessage({ samples: this.#frame.slice(), level, ...this.#detectSpeech(level) });
  }

  /** Return whether speech begins, pauses or ends with a frame of this level. */
  #detectSpeech(level) {
    const isLoud = level > Math.max(this.#floor * ABOVE_FLOOR, LEAST_LEVEL);
    this.#loud_ms = isLoud ? this.#loud_ms + FRAME_MS : 0;
    this.#quiet_ms = isLoud ? 0 : this.#quiet_ms + FRAME_MS;
    this.#floor = level < this.#floor ? this.#floor * FLOOR_DOWN + level * (1 - FLOOR_DOWN) : this.#floor * FLOOR_UP;
    const begins = !this.#isSpeech && this.#loud_ms >= BEGINS_AFTER_MS;
    const pauses = this.#isSpeech && this.#quiet_ms === PAUSES_AFTER_MS;
    const ends = this.#isSpeech && this.#quiet_ms >= ENDS_AFTER_MS;
    this.#isSpeech = begins || (this.#isSpeech && !ends);
    return { isLoud, isSpeech: this.#isSpeech, begins, pauses, ends };
  }
}

registerProcessor("capture", Capture);
