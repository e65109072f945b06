/** Ends with 0 while `GET /health` of this machine answers 200, for a container's health check. */
const port = process.env.HEALTH_PORT || process.env.PORT;
fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(4000) }).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
