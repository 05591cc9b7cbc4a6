// How tables of data/fluxes are written, for the scripts that make them.

/** The text of a table: its header, then a line for each bin with the density of every species, with so many digits. */
export function tableLines(header, edges, species, densities, digits = 6) {
  const head = Object.entries(header).map(
    ([key, value]) => `# ${key}: ${typeof value === 'string' ? quoted(value) : value}`,
  );
  const rows = edges.slice(0, -1).map((low, i) => {
    return [low, edges[i + 1], ...densities.map((column) => shortNumber(column[i], digits))].join(',');
  });
  return `${[...head, ['lowGeV', 'highGeV', ...species].join(','), ...rows].join('\n')}\n`;
}

/** Mean density of a histogram in each bin; contents are shared by overlap, so that integrals are kept. */
export function densitiesOn(edges, bins) {
  return edges.slice(0, -1).map((low, i) => {
    const high = edges[i + 1];
    const content = bins.reduce((sum, bin) => sum + bin.density * overlap(low, high, bin, i, edges), 0);
    return content / (high - low);
  });
}

function overlap(low, high, bin, i, edges) {
  // the first and the last edge take what rounding moved past them
  const from = i === 0 ? Math.min(low, bin.low) : low;
  const to = i === edges.length - 2 ? Math.max(high, bin.high) : high;
  return Math.max(0, Math.min(to, bin.high) - Math.max(from, bin.low));
}

function shortNumber(value, digits) {
  return value === 0
    ? '0'
    : value
        .toExponential(digits - 1)
        .replace(/\.?0+e/, 'e')
        .replace('e+0', '');
}

/** Quoted where YAML would read something else. */
function quoted(text) {
  return /[:#]/.test(text) ? JSON.stringify(text) : text;
}
