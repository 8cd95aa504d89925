/** Ducking: turns a sound down while somebody speaks, and up again, by ramps. */

const DUCKED = 0.12;
const DOWN_MS = 250;
const UP_MS = 900;
const STEP_MS = 20;

export class Ducking {
  #timer = 0;
  #full = null;

  /** @param sound an audio element */
  constructor(sound) {
    this.sound = sound;
  }

  /** Turn the sound down: what is said now is heard over it. */
  duck() {
    this.#full ??= this.sound.volume;
    this.#ramp(this.#full * DUCKED, DOWN_MS);
  }

  /** Turn the sound up to where it was. */
  rise() {
    if (this.#full === null) return;
    this.#ramp(this.#full, UP_MS, () => {
      this.#full = null;
    });
  }

  /** Set the volume back at once, for a sound that starts anew. */
  restore() {
    clearInterval(this.#timer);
    if (this.#full !== null) this.sound.volume = this.#full;
    this.#full = null;
  }

  #ramp(to, length_ms, done = () => {}) {
    clearInterval(this.#timer);
    const from = this.sound.volume;
    const start_ms = performance.now();
    this.#timer = setInterval(() => {
      const part = Math.min((performance.now() - start_ms) / length_ms, 1);
      this.sound.volume = from + (to - from) * part;
      if (part < 1) return;
      clearInterval(this.#timer);
      done();
    }, STEP_MS);
  }
}
