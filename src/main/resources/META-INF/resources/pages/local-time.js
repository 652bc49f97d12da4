// The server knows no reader's time zone, so moments come in UTC and get the local time here.
for (const place of document.querySelectorAll(".local-time")) {
  const moment = new Date(place.dataset.moment);
  const { lang } = document.documentElement;
  const local = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    dateStyle: "long",
    timeStyle: "short",
  }).format(moment);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  place.textContent = `${place.dataset.label} ${local} (${zone})`;
  place.hidden = false;
}
