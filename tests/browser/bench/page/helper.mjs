// A worker that helps the portable engine: it seals and opens regions that it is sent.

import init, { Portable } from "/bench/bench.js";

await init();
Portable.help();
