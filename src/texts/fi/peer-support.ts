export const peerSupport = {};
