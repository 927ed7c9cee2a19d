// Draws the live screen into its place as soon as the page is there.

const place = document.getElementById("milepost");
const { mount } = await import(place.dataset.script);
mount(place);
performance.mark("milepost-usable");
