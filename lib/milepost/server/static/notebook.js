// Tells how a notebook's page fares: starting, slow, there, or gone and asked for again.
// Voila's script draws the outputs; this one only watches. It ends with the page.

const WATCH_MS = 3_000;
const SLOW_MS = 15_000;
const RESTARTS = 4;
const WITHIN_MS = 120_000;
const RESTARTED = `milepost-restarts:${location.pathname}`;

const state = document.getElementById("state");
const pageConfig = JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");
const words = JSON.parse(state.dataset.words);

const say = (sentence) => {
  state.textContent = sentence;
  state.hidden = sentence === "";
};

const waiting = () =>
  document.querySelector('script[type="application/vnd.voila.cell-output+json"]') !== null ||
  [...document.querySelectorAll(".jp-OutputArea-output")].some(isLoading);

/** The widget manager's own mark for a widget whose model has not come yet. */
const isLoading = ({ textContent }) => textContent === "Loading widget...";

const drawn = () =>
  new Promise((resolve) => {
    const looker = new MutationObserver(() => {
      if (waiting()) return;
      looker.disconnect();
      resolve();
    });
    looker.observe(document.body, { childList: true, subtree: true });
    document.body.append("");
  });

const restartsOfLate = () =>
  JSON.parse(sessionStorage.getItem(RESTARTED) ?? "[]").filter((at) => Date.now() - at < WITHIN_MS);

function startAgain() {
  sessionStorage.setItem(RESTARTED, JSON.stringify([...restartsOfLate(), Date.now()]));
  location.reload();
}

function offerToStartAgain() {
  const button = document.createElement("button");
  button.textContent = words.again;
  button.addEventListener("click", () => {
    sessionStorage.removeItem(RESTARTED);
    location.reload();
  });
  state.append(" ", button);
}

function restart() {
  if (restartsOfLate().length >= RESTARTS) {
    say(words.gave_up);
    offerToStartAgain();
    return;
  }
  say(words.restarting);
  setTimeout(startAgain, 500 * 2 ** restartsOfLate().length);
}

/** Whether the kernel lives; undefined while the server does not answer. */
async function kernelLives() {
  try {
    const answer = await fetch(`/api/kernels/${pageConfig.kernelId}`, { cache: "no-store" });
    return answer.ok;
  } catch {
    return undefined;
  }
}

async function watch() {
  const lives = await kernelLives();
  if (lives === false) {
    restart();
    return;
  }
  if (lives === undefined) say(words.away);
  else if (state.textContent === words.away) say("");
  setTimeout(watch, WATCH_MS);
}

/** The page came in pieces; without its end the server went away or the kernel did not start. */
async function begin() {
  if (document.getElementById("complete") === null) {
    restart();
    return;
  }
  const slow = setTimeout(() => say(words.slow), SLOW_MS);
  await drawn();
  clearTimeout(slow);
  say("");
  performance.mark("milepost-usable");
  setTimeout(watch, WATCH_MS);
}

begin();
