/** The page's style, for screens and paper. */
export const performanceStyle = `
body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: #17292e; background: #fff; font: 1rem/1.5 system-ui, -apple-system, Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { border-bottom: 2px solid #0b5563; margin-top: 2rem; } .wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; } th, td { border: 1px solid #c3d5d9; padding: .35rem .5rem; text-align: left; vertical-align: top; } thead th { background: #f3f7f8; }
td.number { text-align: right; white-space: nowrap; }
`;
