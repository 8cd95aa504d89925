/** Hearing: one utterance at a time, held or ended by silence, or one after the other without hands. */

import { Microphone } from "./microphone.js";
import { recogniseFrames } from "./recogniser.js";
import * as effects from "./sound_effects.js";

const FRAME_MS = 20;
/** Kept from before speech was noticed, so that its first sound is not cut off. */
const BEFORE_FRAMES = 400 / FRAME_MS;
/** The sound that tells of listening is not taken for speech. */
const DEAF_FRAMES = 300 / FRAME_MS;
const PARTIAL_EVERY_FRAMES = 600 / FRAME_MS;
const NOTHING_SAID_FRAMES = 8_000 / FRAME_MS;
const LONGEST_FRAMES = 19_000 / FRAME_MS;
/** A shorter press is a click: the end of speech then ends the utterance. */
const CLICK_FRAMES = 300 / FRAME_MS;

export class Hearing {
  #microphone = new Microphone();
  #frames = null;
  #before = [];
  #isHeld = false;
  #hasSpeech = false;
  #isRecognising = false;
  /** How many answers are said or awaited now: without hands, nobody is listened to then. */
  #deafness = 0;
  #whenIdle = [];
  /** The words up to a pause that may be the end; null if somebody spoke since. */
  #early = null;
  #opening = null;

  /**
   * @param begin is called when the listener begins to speak: whatever speaks falls silent
   * @param say is called with the words of an utterance
   * @param giveUp is called if nothing was said
   * @param fail is called if what was said could not be understood, because the speaker did not answer
   * @param show is called with the state ("off", "ready", "listening", "understanding") and the words so far
   */
  constructor({ begin, say, giveUp, fail, show }) {
    Object.assign(this, { begin, say, giveUp, fail, show });
    this.isHandsFree = false;
  }

  get isListening() {
    return this.#frames !== null;
  }

  /** Listen until the button or key is released; a short press listens until silence. */
  async press() {
    if (this.isListening) return this.#finish();
    this.#isHeld = true;
    await this.#open();
    if (this.#opening) this.#start([]);
  }

  release() {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    if (this.isListening && this.#frames.length > CLICK_FRAMES) this.#finish();
  }

  /** Listen once, until silence: the speaker has asked something. */
  async listenOnce() {
    if (this.isListening || this.isHandsFree) return;
    await this.#open();
    if (this.#opening) this.#start([]);
  }

  /** Listen no longer to what was not said yet: the listener writes instead. */
  cancel() {
    if (!this.isListening) return;
    this.#frames = null;
    this.#isHeld = false;
    if (this.isHandsFree) this.show("ready", "");
    else this.#close();
    this.#tellIdle();
  }

  /** Return a promise that resolves when nobody is listened to. */
  whenIdle() {
    return this.isListening ? new Promise((resolve) => this.#whenIdle.push(resolve)) : Promise.resolve();
  }

  /** Do something during which, without hands, nobody is listened to. */
  async whileDeaf(work) {
    this.#deafness += 1;
    try {
      return await work();
    } finally {
      this.#deafness -= 1;
    }
  }

  /** Listen to each utterance, or no longer. */
  async setHandsFree(isHandsFree) {
    this.isHandsFree = isHandsFree;
    if (isHandsFree) await this.#open();
    else if (!this.isListening) this.#close();
  }

  async #open() {
    try {
      this.#opening ??= this.#microphone.open((frame) => this.#take(frame));
      await this.#opening;
      if (this.isHandsFree && !this.isListening) this.show("ready", "");
    } catch {
      this.#close();
      this.isHandsFree = false;
      this.show("refused", "");
    }
  }

  #close() {
    this.#microphone.close();
    this.#opening = null;
    this.#before = [];
    this.show("off", "");
  }

  #start(frames) {
    this.#frames = frames;
    this.#early = null;
    this.#hasSpeech = frames.length > 0;
    this.begin();
    effects.playListening();
    this.show("listening", "");
  }

  #take(frame) {
    if (this.isListening) this.#listen(frame);
    else if (this.isHandsFree) this.#waitForSpeech(frame);
  }

  #waitForSpeech({ samples, begins }) {
    this.#before = [...this.#before, samples].slice(-BEFORE_FRAMES);
    if (begins && !this.#deafness) this.#start(this.#before);
  }

  #listen({ samples, isLoud, isSpeech, pauses, ends }) {
    this.#frames.push(samples);
    if (isLoud) this.#early = null;
    const count = this.#frames.length;
    if (isSpeech && count > DEAF_FRAMES) this.#hasSpeech = true;
    if (pauses && this.#hasSpeech) this.#early = recogniseFrames(this.#frames);
    const isOver = !this.#isHeld && ((ends && this.#hasSpeech) || (!this.#hasSpeech && count > NOTHING_SAID_FRAMES));
    if (isOver || count > LONGEST_FRAMES) this.#finish();
    else if (count % PARTIAL_EVERY_FRAMES === 0) this.#showPartial();
  }

  async #showPartial() {
    if (this.#isRecognising || (!this.#hasSpeech && !this.#isHeld)) return;
    const frames = this.#frames;
    this.#isRecognising = true;
    const words = await recogniseFrames(frames);
    this.#isRecognising = false;
    if (this.#frames === frames && words) this.show("listening", words);
  }

  async #finish() {
    const [frames, early] = [this.#frames, this.#early];
    performance.mark("speech-ended");
    this.#frames = null;
    this.#before = [];
    this.#isHeld = false;
    effects.playDone();
    if (!this.isHandsFree) this.#close();
    this.show("understanding", "");
    effects.startThinking();
    await this.whileDeaf(async () => {
      const words = frames.length > DEAF_FRAMES ? await (early ?? recogniseFrames(frames)) : "";
      performance.mark("words");
      effects.stopThinking();
      if (!this.isListening) this.show(this.isHandsFree ? "ready" : "off", "");
      this.#tellIdle();
      // What was said is always answered, also if the listener has begun to say more.
      if (words) await this.say(words);
      else if (words === null) this.fail();
      else if (!this.isListening) await this.giveUp();
    });
  }

  #tellIdle() {
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
