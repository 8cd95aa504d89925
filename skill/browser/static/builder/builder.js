/** Builder: the drawer for whoever builds the skill, and for the editor. All of it is in the page's memory alone. */

import { Comparison } from "./comparison.js";
import { writeDialogue } from "./dialogue.js";
import { createElement } from "../elements.js";
import { createButton } from "./dom.js";
import { Drawer } from "./drawer.js";
import { ExchangeList } from "./exchange_list.js";
import { Exchanges } from "./exchanges.js";
import { FaultList } from "./faults.js";
import { passing } from "./passing.js";
import { renew, send, writeCurl, writeSignedCurl } from "./requests.js";
import { Screen } from "./screen.js";
import { Simulations } from "./simulations.js";
import { Sender } from "./sender.js";

const SIGNED =
  "A command copied as signed carries the signature of a key that this speaker made for itself when it was " +
  "started. Amazon’s can only come from Amazon. The speaker checks its own as the skill checks Amazon’s, good for 150 " +
  "seconds; no other server takes it, nor the skill’s own address for Alexa.";
const OLD_LISTENER =
  "The first of it was said by a listener whom the skill may know. A dialogue begins with somebody " +
  "new: choose “Somebody new” first to be sure that it comes back the same.";

/**
 * Start the drawer.
 * @param root the element that it is put into
 * @param player the page's player
 * @param leave stops what plays on the device and forgets the session; resolves when the skill knows
 * @param showFaults shows what is wrong in the content beside the words that are followed
 * @returns what tells it of an edit
 */
export function startBuilder(root, { player, leave, showFaults }) {
  const drawer = new Drawer(root);
  const comparison = new Comparison(player, drawer);
  fillDrawer(drawer, player, leave, showFaults);
  return { showEdit: (edit) => comparison.offer(edit) };
}

async function fillDrawer(drawer, player, leave, showFaults) {
  const reply = await fetch("/speaker/builder/choices").catch(() => null);
  if (!reply?.ok) return;
  const choices = await reply.json();
  const exchanges = new Exchanges();
  const screen = new Screen();
  const simulations = new Simulations(player);
  const sender = new Sender(choices, leave, () => screen.show(sender.hasScreen));

  passing.receive = async ({ report, answer, began_ms }) => {
    const isThere = await simulations.wait();
    const notes = simulations.describe(answer.request, answer);
    keep(
      { said: report.said, heard: answer.heard, request: answer.request, response: answer.response, notes },
      began_ms,
    );
    if (!isThere) throw new Error("Alexa gave up");
    return simulations.alter(answer);
  };

  function keep(exchange, began_ms) {
    exchanges.add({ ...exchange, speaker: sender.words, took_ms: performance.now() - began_ms });
    screen.take(exchange.response);
  }

  async function sendAgain(each, isRetry) {
    const request = isRetry ? each.request : renew(each.request, sender.chosen.ahead_s);
    const began_ms = performance.now();
    try {
      const response = await send(request);
      const notes = [isRetry ? `${each.number} byte for byte` : `${each.number} again, as new`];
      keep({ said: each.said, heard: each.heard, request, response, notes, again: each.number, isRetry }, began_ms);
      if (!isRetry) player.carryOut(response.response?.directives);
      drawer.say(isRetry ? "Sent again, byte for byte. The page did not carry out the answer." : "Sent again, as new.");
    } catch (fault) {
      drawer.say(`It was not answered: ${fault.message}`);
    }
  }

  const list = new ExchangeList(exchanges, [
    ["Send as new", (each) => sendAgain(each, false)],
    ["Retry, byte for byte", (each) => sendAgain(each, true)],
    ["Copy signed curl", async (each) => drawer.copy(await writeSignedCurl(each.request), "The signed command")],
    ["Copy plain curl", (each) => drawer.copy(writeCurl(each.request), "The command")],
  ]);
  exchanges.changed = () => list.show();

  async function saveDialogue() {
    const { text, isNew } = await writeDialogue(exchanges.all);
    if (!text) return drawer.say("Nothing was said yet.");
    drawer.download("dialogue.yaml", text);
    return drawer.say(isNew ? "Saved: put it into a file of tests/dialogues." : `Saved. ${OLD_LISTENER}`);
  }

  const faults = new FaultList();
  faults.whenFound = showFaults;
  drawer.add("Faults in the content", faults.element, faults);
  faults.whenCounted = (toMend) => drawer.mark(toMend ? `${toMend} to mend` : "");
  drawer.add("Who asks, where and when", sender.element);
  drawer.add("What is understood", createStrictSwitch());
  drawer.add("What goes wrong", simulations.element);
  drawer.add("Screen", screen.element, screen);
  drawer.add(
    "Requests and answers",
    createElement(
      "div",
      { className: "builder-actions" },
      createButton("Save as a dialogue", saveDialogue),
      createButton("Clear", () => exchanges.clear()),
    ),
    null,
    list.element,
    createElement("p", { className: "builder-hint" }, SIGNED),
  );
  faults.watch();
}

/** Create the switch by which a missing sample of the model is noticed. */
function createStrictSwitch() {
  const box = createElement("input", { type: "checkbox", id: "strict" });
  return createElement("label", {}, box, " Only what the model’s samples say, so that a missing one is noticed");
}
