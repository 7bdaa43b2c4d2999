"use strict";
(() => {
  const open = (card) => {
    const details = card.querySelector("details");
    if (details) details.open = true;
    card.hidden = false;
    card.focus();
    card.scrollIntoView({ block: "center" });
  };
  const follow = () => {
    const card = /^#f\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (card) open(card);
  };
  addEventListener("hashchange", follow);
  for (const link of document.querySelectorAll(".map a")) {
    link.addEventListener("click", () => {
      const card = document.getElementById(link.getAttribute("href").slice(1));
      if (card) setTimeout(() => open(card));
    });
  }
  const filter = document.getElementById("filter");
  if (filter) {
    filter.addEventListener("input", () => {
      const wanted = filter.value.toLowerCase();
      for (const card of document.querySelectorAll(".risk")) {
        card.hidden = !card.querySelector(".names").textContent.toLowerCase().includes(wanted);
      }
    });
  }
  follow();
})();
