"use strict";

const element = (id) => document.getElementById(id);
const generate = element("generate");
const download = element("download");
const progress = element("progress");
const access = element("access");
const PAUSE = 500;
let token = "";
let report = "";

function say(text) {
  element("state").textContent = text;
}

// Asks the server; what goes wrong becomes an Error with a sentence for the person.
async function ask(path, method, accept) {
  const headers = { Accept: accept };
  if (token) headers.Authorization = `Bearer ${token}`;
  let answer;
  try {
    answer = await fetch(path, { method, headers });
  } catch {
    throw new Error("The server does not answer. See that it runs, then try again.");
  }
  if (answer.ok) return answer;
  if (answer.status === 401) {
    access.hidden = false;
    element("token").focus();
    throw new Error(token ? "The token is wrong. Enter it again." : "Enter the token of this server first.");
  }
  const told = await answer.json().catch(() => ({}));
  throw new Error(told.detail || `The server answered with ${answer.status}. Try again.`);
}

const pause = () => new Promise((done) => setTimeout(done, PAUSE));

function show(running) {
  generate.disabled = running;
  progress.hidden = !running;
  download.disabled = !report || running;
}

async function wait(id) {
  for (;;) {
    const found = await (await ask(`/get_report/${id}`, "GET", "application/json")).json();
    if (found.status !== "Running") return found;
    progress.value = found.progress || 0;
    say(found.progress ? `Generating the report: ${Math.floor(found.progress * 100)} %` : "Generating the report …");
    await pause();
  }
}

async function makeReport() {
  report = "";
  progress.value = 0;
  show(true);
  say("Generating the report …");
  try {
    const { report_id: id } = await (await ask("/trigger_report", "POST", "application/json")).json();
    const ended = await wait(id);
    if (ended.status === "Complete") {
      report = id;
      say(`Report ${id} is complete.`);
    } else {
      say(ended.reason || "The report was canceled. Generate it again.");
    }
  } catch (error) {
    say(error.message);
  }
  show(false);
}

async function saveReport() {
  try {
    const answer = await ask(`/get_report/${report}`, "GET", "text/csv");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = `storemon-report-${report}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(`Saving report ${report}. Your browser shows where.`);
  } catch (error) {
    say(error.message);
  }
}

generate.addEventListener("click", makeReport);
download.addEventListener("click", saveReport);
access.addEventListener("submit", (event) => {
  event.preventDefault();
  token = element("token").value.trim();
  access.hidden = true;
  makeReport();
});
