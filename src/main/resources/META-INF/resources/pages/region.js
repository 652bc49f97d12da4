// The region follows the country until someone chooses it. Without this script, the server does the same.
const country = document.querySelector("#country");
const region = document.querySelector("#region");
if (country && region && region.value === "") {
  let chosen = false;
  region.addEventListener("change", () => {
    chosen = region.value !== "";
  });
  country.addEventListener("change", () => {
    if (!chosen) region.value = country.selectedOptions[0]?.dataset.region ?? "";
  });
}
