/** Player: carries out AudioPlayer directives and reports playback events, as a device does. */

import { Ducking } from "./ducking.js";

export class Player {
  /**
   * @param audio the audio element
   * @param report sends one event and returns the directives in the answer
   * @param changed is called whenever there is something new to show
   */
  constructor(audio, { report, changed }) {
    this.audio = audio;
    this.report = report;
    this.changed = changed;
    this.stream = null;
    this.queue = [];
    this.activity = "IDLE";
    this.interrupted = false;
    /** The place at which an interrupted programme goes on; under an answer it is heard on, softly. */
    this.held_s = null;
    this.ducking = new Ducking(audio);
    this.trouble = "";
    this.nearlyFinished_s = 8;
    this.reports = Promise.resolve();
    this.#listen();
  }

  get state() {
    return {
      token: this.stream?.token ?? "",
      offset_ms: Math.round((this.held_s ?? this.audio.currentTime) * 1_000),
      activity: this.activity,
    };
  }

  get playing() {
    return this.activity === "PLAYING";
  }

  /** Return a promise that resolves when all events so far are reported. */
  waitForReports() {
    return this.reports;
  }

  carryOut(directives = []) {
    for (const directive of directives) {
      if (directive.type === "AudioPlayer.Play") this.#playOrEnqueue(directive);
      if (directive.type === "AudioPlayer.Stop") this.stop();
      if (directive.type === "AudioPlayer.ClearQueue") this.#clear(directive.clearBehavior);
    }
  }

  /** Hold the place while the listener speaks and is answered; the sound goes on under the words, softly. */
  interrupt() {
    if (!this.playing) return;
    this.interrupted = true;
    this.held_s = this.audio.currentTime;
    this.activity = "PAUSED";
    this.ducking.duck();
    this.#reportEvent("AudioPlayer.PlaybackStopped");
    this.changed();
  }

  /** Wait in silence for what the listener answers. */
  waitInSilence() {
    if (this.interrupted) this.#returnToHeld();
  }

  /** Resume after the answer, unless playback was stopped meanwhile. */
  resumeInterrupted() {
    if (this.interrupted) this.resume();
  }

  resume() {
    this.interrupted = false;
    this.#returnToHeld();
    this.#run();
    this.ducking.rise();
  }

  stop() {
    this.interrupted = false;
    this.#returnToHeld();
    if (this.playing) this.#pause("STOPPED");
    else if (this.activity === "PAUSED") this.#setActivity("STOPPED");
  }

  /** Be as a device that has played nothing yet. */
  forget() {
    Object.assign(this, { stream: null, queue: [], activity: "IDLE", interrupted: false, held_s: null, trouble: "" });
    this.audio.removeAttribute("src");
    this.audio.load();
    this.changed();
  }

  /** Go back to where the words were interrupted, so that none of them is missed. */
  #returnToHeld() {
    if (this.held_s === null) return;
    this.audio.pause();
    this.audio.currentTime = this.held_s;
    this.held_s = null;
  }

  seek(seconds) {
    const end = Number.isFinite(this.audio.duration) ? this.audio.duration : 0;
    this.audio.currentTime = Math.min(Math.max(seconds, 0), end);
    if (this.held_s !== null) this.held_s = this.audio.currentTime;
    // A playing device reports its place when it stops; a stopped one must report the new place now.
    if (!this.playing) this.#reportEvent("AudioPlayer.PlaybackStopped");
    this.changed();
  }

  #playOrEnqueue({ playBehavior, audioItem }) {
    const stream = { ...audioItem.stream, metadata: audioItem.metadata ?? {} };
    if (playBehavior === "REPLACE_ALL") {
      this.queue = [];
      this.#start(stream);
      return;
    }
    if (playBehavior === "REPLACE_ENQUEUED") this.queue = [];
    const last = this.queue.at(-1) ?? this.stream;
    const expected = stream.expectedPreviousToken;
    if (playBehavior === "ENQUEUE" && expected !== undefined && expected !== last?.token) return;
    if (["PLAYING", "PAUSED"].includes(this.activity) || this.finishing) this.queue.push(stream);
    else this.#start(stream);
  }

  #clear(behaviour) {
    this.queue = [];
    if (behaviour === "CLEAR_ALL") this.stop();
  }

  #start(stream) {
    this.interrupted = false;
    if (this.playing) this.#pause("STOPPED");
    this.held_s = null;
    this.ducking.restore();
    this.stream = stream;
    this.nearlyFinished = false;
    const start_s = (stream.offsetInMilliseconds ?? 0) / 1_000;
    this.audio.src = resolveUrl(stream.url);
    this.audio.currentTime = start_s;
    this.#run();
  }

  async #run() {
    if (!this.stream) return;
    this.trouble = "";
    this.started = false;
    this.#setActivity("PLAYING");
    try {
      await this.audio.play();
    } catch (refusal) {
      if (refusal.name === "NotAllowedError") {
        this.trouble = "The browser waits for you: press play.";
        this.#setActivity("PAUSED");
      }
    }
  }

  #pause(activity) {
    this.activity = activity;
    this.audio.pause();
    this.#reportEvent("AudioPlayer.PlaybackStopped");
    this.changed();
  }

  #setActivity(activity) {
    this.activity = activity;
    this.changed();
  }

  /** Report an event with the present state, after all earlier reports. */
  #reportEvent(event, more = {}) {
    const report = { event, player: this.state, ...more };
    this.reports = this.reports.then(async () => this.carryOut(await this.report(report)));
    return this.reports;
  }

  #listen() {
    const on = (event, handler) => this.audio.addEventListener(event, handler);
    on("playing", () => this.#handlePlaying());
    on("timeupdate", () => this.#handleTimeUpdate());
    on("durationchange", () => this.changed());
    on("seeked", () => this.changed());
    on("ended", () => this.#handleEnded());
    on("error", () => this.#handleError());
    on("pause", () => this.#handlePause());
    on("play", () => this.#handlePlay());
  }

  /** Handle a pause from a media key, which acts on the audio element directly; our own pauses are known already. */
  #handlePause() {
    const { paused, ended, error } = this.audio;
    if (this.playing && paused && !ended && !error) this.#pause("PAUSED");
  }

  #handlePlay() {
    if (this.stream && !this.playing && !this.audio.paused) this.resume();
  }

  #handlePlaying() {
    if (!this.playing || this.started) return;
    this.started = true;
    this.#reportEvent("AudioPlayer.PlaybackStarted");
  }

  #handleTimeUpdate() {
    const left_s = this.audio.duration - this.audio.currentTime;
    if (this.playing && this.started && left_s < this.nearlyFinished_s) this.#reportNearlyFinished();
    this.changed();
  }

  #reportNearlyFinished() {
    if (this.nearlyFinished) return;
    this.nearlyFinished = true;
    this.#reportEvent("AudioPlayer.PlaybackNearlyFinished");
  }

  async #handleEnded() {
    if (this.held_s !== null) return;
    const stream = this.stream;
    this.#reportNearlyFinished();
    this.finishing = true;
    this.#setActivity("FINISHED");
    await this.#reportEvent("AudioPlayer.PlaybackFinished");
    this.finishing = false;
    if (this.stream === stream && this.activity === "FINISHED" && this.queue.length) this.#start(this.queue.shift());
  }

  #handleError() {
    if (!this.stream || this.activity === "STOPPED") return;
    this.trouble = "This programme could not be played.";
    this.#setActivity("STOPPED");
    this.#reportEvent("AudioPlayer.PlaybackFailed", { failure: this.audio.error?.message ?? "unknown" });
  }
}

/** Return a relative address for sound from this server, so that its host is the page's own; any other unchanged. */
function resolveUrl(url) {
  const absolute = new URL(url, location.href);
  return absolute.pathname.startsWith("/store/") && absolute.port === location.port ? absolute.pathname : absolute.href;
}
