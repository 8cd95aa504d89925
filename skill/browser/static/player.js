/** Player: does what AudioPlayer directives say, and reports what it did, as a device does. */

const NEARLY_FINISHED_S = 8;

export class Player {
  /**
   * @param audio the audio element
   * @param report sends one event and gives back the directives that answer it
   * @param changed called whenever there is something new to show
   */
  constructor(audio, { report, changed }) {
    this.audio = audio;
    this.report = report;
    this.changed = changed;
    this.stream = null;
    this.queue = [];
    this.activity = "IDLE";
    this.interrupted = false;
    this.trouble = "";
    this.reports = Promise.resolve();
    this.#listen();
  }

  get state() {
    return {
      token: this.stream?.token ?? "",
      offset_ms: Math.round(this.audio.currentTime * 1_000),
      activity: this.activity,
    };
  }

  get playing() {
    return this.activity === "PLAYING";
  }

  /** All that happened so far has been reported. */
  settled() {
    return this.reports;
  }

  obey(directives = []) {
    for (const directive of directives) {
      if (directive.type === "AudioPlayer.Play") this.#take(directive);
      if (directive.type === "AudioPlayer.Stop") this.stop();
      if (directive.type === "AudioPlayer.ClearQueue") this.#clear(directive.clearBehavior);
    }
  }

  /** Somebody speaks: be quiet until they are answered. */
  interrupt() {
    if (this.playing) {
      this.interrupted = true;
      this.#halt("PAUSED");
    }
  }

  /** They are answered, and nobody said stop. */
  goOn() {
    if (this.interrupted) this.resume();
  }

  resume() {
    this.interrupted = false;
    this.#run();
  }

  stop() {
    this.interrupted = false;
    if (this.playing) this.#halt("STOPPED");
    else if (this.activity === "PAUSED") this.#become("STOPPED");
  }

  seek(seconds) {
    const end = Number.isFinite(this.audio.duration) ? this.audio.duration : 0;
    this.audio.currentTime = Math.min(Math.max(seconds, 0), end);
    // A playing device reports its place when it stops; a silent one has to say that it moved.
    if (!this.playing) this.#tell("AudioPlayer.PlaybackStopped");
    this.changed();
  }

  #take({ playBehavior, audioItem }) {
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
    if (this.playing) this.#halt("STOPPED");
    this.stream = stream;
    this.nearlyFinished = false;
    const start_s = (stream.offsetInMilliseconds ?? 0) / 1_000;
    this.audio.src = here(stream.url);
    this.audio.currentTime = start_s;
    this.#run();
  }

  async #run() {
    if (!this.stream) return;
    this.trouble = "";
    this.started = false;
    this.#become("PLAYING");
    try {
      await this.audio.play();
    } catch (refusal) {
      if (refusal.name === "NotAllowedError") {
        this.trouble = "The browser waits for you: press play.";
        this.#become("PAUSED");
      }
    }
  }

  #halt(activity) {
    this.activity = activity;
    this.audio.pause();
    this.#tell("AudioPlayer.PlaybackStopped");
    this.changed();
  }

  #become(activity) {
    this.activity = activity;
    this.changed();
  }

  /** Report one thing after the other, each with the state of its own moment. */
  #tell(event, more = {}) {
    const report = { event, player: this.state, ...more };
    this.reports = this.reports.then(async () => this.obey(await this.report(report)));
    return this.reports;
  }

  #listen() {
    const when = (event, handler) => this.audio.addEventListener(event, handler);
    when("playing", () => this.#hasStarted());
    when("timeupdate", () => this.#moves());
    when("durationchange", () => this.changed());
    when("seeked", () => this.changed());
    when("ended", () => this.#hasEnded());
    when("error", () => this.#hasFailed());
    when("pause", () => this.#isPausedByHand());
    when("play", () => this.#isPlayedByHand());
  }

  /** The keys of a keyboard or a headset reach the audio element by themselves; our own doing is known already. */
  #isPausedByHand() {
    const { paused, ended, error } = this.audio;
    if (this.playing && paused && !ended && !error) this.#halt("PAUSED");
  }

  #isPlayedByHand() {
    if (this.stream && !this.playing && !this.audio.paused) this.resume();
  }

  #hasStarted() {
    if (!this.playing || this.started) return;
    this.started = true;
    this.#tell("AudioPlayer.PlaybackStarted");
  }

  #moves() {
    const left_s = this.audio.duration - this.audio.currentTime;
    if (this.playing && this.started && left_s < NEARLY_FINISHED_S) this.#isNearlyFinished();
    this.changed();
  }

  #isNearlyFinished() {
    if (this.nearlyFinished) return;
    this.nearlyFinished = true;
    this.#tell("AudioPlayer.PlaybackNearlyFinished");
  }

  async #hasEnded() {
    const stream = this.stream;
    this.#isNearlyFinished();
    this.finishing = true;
    this.#become("FINISHED");
    await this.#tell("AudioPlayer.PlaybackFinished");
    this.finishing = false;
    if (this.stream === stream && this.activity === "FINISHED" && this.queue.length) this.#start(this.queue.shift());
  }

  #hasFailed() {
    if (!this.stream || this.activity === "STOPPED") return;
    this.trouble = "This programme could not be played.";
    this.#become("STOPPED");
    this.#tell("AudioPlayer.PlaybackFailed", { failure: this.audio.error?.message ?? "unknown" });
  }
}

/** Sound that this very server keeps is fetched from it under the name the page was opened with. */
function here(url) {
  const found = new URL(url, location.href);
  return found.pathname.startsWith("/store/") && found.port === location.port ? found.pathname : found.href;
}
