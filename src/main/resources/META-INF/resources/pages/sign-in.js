// Signing in with a passkey. Without this script the pages work as they are, for passwords and codes.

import { available, get } from "./passkeys.js";

const form = document.querySelector("form[data-passkey]");
const problem = document.getElementById("passkey-problem");
let waiting = new AbortController();

async function options() {
  const response = await fetch("/sign-in/passkey/options", {
    method: "POST",
    body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
  });
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  return response.text();
}

async function signIn(how) {
  form.elements.credential.value = await get(await options(), how);
  form.submit();
}

async function offerAmongSuggestions() {
  if (!document.querySelector('input[autocomplete~="webauthn"]')) {
    return;
  }
  if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
    await signIn({ mediation: "conditional", signal: waiting.signal });
  }
}

if (form && available) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    waiting.abort();
    waiting = new AbortController();
    try {
      await signIn({ signal: waiting.signal });
    } catch {
      problem.hidden = false;
    }
  });
  // Nobody asked for it: where it does not work there is still the button.
  offerAmongSuggestions().catch(() => {});
}
