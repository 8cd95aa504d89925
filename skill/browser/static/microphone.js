/** Microphone: the sound of the microphone in short frames at 16 kHz; it is open only while somebody is listened to. */

const TREBLE_HZ = 7_000;

export class Microphone {
  #stream;
  #context;
  /** The opening under way; whoever closes the microphone meanwhile, while the browser asks, ends it. */
  #opening;

  /** Open the microphone, and call back for each frame; throws if the listener or the browser does not allow it. */
  async open(takeFrame) {
    const opening = (this.#opening = {});
    this.#stream = await navigator.mediaDevices.getUserMedia({
      // What this page plays is taken out of what is heard.
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
    if (opening !== this.#opening) return this.close();
    const context = new AudioContext();
    this.#context = context;
    await context.audioWorklet.addModule(new URL("capture.js", import.meta.url));
    const capture = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }) => takeFrame(data);
    // What 16 kHz cannot carry would fold back into speech.
    const filters = [0, 1].map(() => new BiquadFilterNode(context, { type: "lowpass", frequency: TREBLE_HZ }));
    context.createMediaStreamSource(this.#stream).connect(filters[0]).connect(filters[1]).connect(capture);
    await context.resume();
  }

  /** Close the microphone: the browser no longer shows that it is open. */
  close() {
    this.#opening = undefined;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#context?.close();
    this.#stream = this.#context = undefined;
  }
}
