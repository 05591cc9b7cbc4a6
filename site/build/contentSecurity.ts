/**
 * What a page may load: its own files, nothing else. No script and no style sheet stands in a page itself. Style attributes
 * are allowed because typeset formulas place their parts with them.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  // The explorer turns a figure of its own making into a PNG by way of a blob.
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
