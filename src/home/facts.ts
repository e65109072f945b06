export type HomeFacts =
  | { state: "stranger" }
  | { state: "not-set-up"; maySetUp: boolean }
  | { state: "ready"; maySetUp: boolean };
