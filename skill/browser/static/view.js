/** View: all that the page shows; each part is in its own module. */

export { showChapters } from "./chapters.js";
export { showSaid } from "./conversation.js";
export { showListener } from "./listener_state.js";
export { showEdited, showPlayer, showProgramme } from "./now_playing.js";
export { showNoProgrammes, showProgrammes } from "./programmes.js";
export { showFaults } from "./sentence_faults.js";
export { showTranscript } from "./transcript.js";
export { showLevels, showMarks } from "./waveform.js";
