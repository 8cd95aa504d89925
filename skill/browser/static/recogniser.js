/** Recogniser: sends the samples of an utterance to this machine, which answers with its words and drops the sound. */

const LONGEST_FRAMES = 990;

/** Return the words of some frames; empty if there are none, null if the speaker does not answer. */
export async function recogniseFrames(frames) {
  const kept = frames.slice(-LONGEST_FRAMES);
  const sound = new Int16Array(kept.reduce((length, each) => length + each.length, 0));
  let at = 0;
  for (const each of kept) {
    sound.set(each, at);
    at += each.length;
  }
  try {
    const reply = await fetch("/speaker/words", {
      method: "POST",
      headers: { "Content-Type": "audio/l16;rate=16000" },
      body: sound,
    });
    return reply.ok ? (await reply.json()).words : null;
  } catch {
    return null;
  }
}
