import { describe, expect, test } from "vitest";
import { viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import {
  a,
  divider,
  inHome,
  inModal,
  input,
  type Json,
  many,
  modal,
  mrkdwn,
  plain,
  refusedView,
  section,
  surfaces,
  tooLong,
  tooMany,
  viewRules,
} from "../support/block-samples.ts";

describe("views", () => {
  test.each([
    ["title", viewRules.title_max],
    ["submit", viewRules.submit_max],
    ["close", viewRules.close_max],
  ])("%s: %i characters of plain_text", (key, max) => {
    expect(viewProblems(modal([divider], { [key]: plain(a(max)) }), "modal")).toBeUndefined();
    expect(viewProblems(modal([divider], { [key]: plain(a(max + 1)) }), "modal")).toEqual(
      refusedView(tooLong(max, `/view/${key}/text`)),
    );
    expect(viewProblems(modal([divider], { [key]: mrkdwn("x") }), "modal")).toEqual(
      refusedView(`must be a valid enum value [json-pointer:/view/${key}/type]`),
    );
  });

  test.each([
    ["private_metadata", viewRules.private_metadata_max],
    ["callback_id", viewRules.callback_id_max],
    ["external_id", viewRules.external_id_max],
  ])("%s: %i characters, in modals and on Home", (key, max) => {
    for (const surface of ["modal", "home"] as const) {
      const view = surface === "modal" ? modal([divider]) : { type: "home", blocks: [divider] };
      expect(viewProblems({ ...view, [key]: a(max) }, surface)).toBeUndefined();
      expect(viewProblems({ ...view, [key]: a(max + 1) }, surface)).toEqual(refusedView(tooLong(max, `/view/${key}`)));
    }
  });

  test("Home has no title, no submit, no close and no close events", () => {
    for (const key of viewRules.home_forbidden_keys) {
      const value = key.endsWith("on_close") ? true : plain("x");
      expect(viewProblems({ type: "home", blocks: [divider], [key]: value }, "home")).toEqual(
        refusedView(`invalid additional property: ${key} [json-pointer:/view]`),
      );
      expect(viewProblems(modal([divider], { [key]: value }), "modal")).toBeUndefined();
    }
    expect(inHome()).toBeUndefined();
    expect(inHome(input({ type: "plain_text_input" }))).toBeUndefined();
  });

  test("a modal has a title, the right type, known keys, and with an input a submit button", () => {
    const { title: _, ...untitled } = modal([divider]);
    expect(viewProblems(untitled, "modal")).toEqual(refusedView("missing required field: title [json-pointer:/view]"));
    const { submit: __, ...withoutSubmit } = modal([divider, input({ type: "datepicker" })]);
    expect(viewProblems(withoutSubmit, "modal")).toEqual(
      refusedView("must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]"),
    );
    expect(viewProblems({ ...withoutSubmit, blocks: [divider] }, "modal")).toBeUndefined();
    expect(viewProblems(modal([divider], { colour: "red" }), "modal")).toEqual(
      refusedView("invalid additional property: colour [json-pointer:/view]"),
    );
    expect(viewProblems({ type: "home", blocks: [] }, "modal")?.messages).toContain(
      "must be a valid enum value [json-pointer:/view/type]",
    );
    expect(viewProblems("{}", "modal")).toEqual(refusedView("must provide an object [json-pointer:/view]"));
  });

  test("a modal and Home have a largest number of blocks", () => {
    expect(inModal()).toEqual(
      refusedView(`must provide at least ${surfaces.modal.min_blocks} items [json-pointer:/view/blocks]`),
    );
    const { max_blocks: inModals } = surfaces.modal;
    expect(inModal(...many(inModals, () => divider))).toBeUndefined();
    expect(inModal(...many(inModals + 1, () => divider))).toEqual(refusedView(tooMany(inModals, "/view/blocks")));
    const { max_blocks: onHome } = surfaces.home;
    expect(inHome(...many(onHome, () => divider))).toBeUndefined();
    expect(inHome(...many(onHome + 1, () => divider))).toEqual(refusedView(tooMany(onHome, "/view/blocks")));
  });

  test("a view has a largest size in bytes", () => {
    const { max_bytes: max, error } = surfaces.view_size;
    const heavy = (text: string): Json => modal(many(98, () => section({ text: mrkdwn(text) })));
    expect(viewProblems(heavy("ä".repeat(1200)), "modal")).toBeUndefined();
    expect(new TextEncoder().encode(JSON.stringify(heavy("ä".repeat(1400)))).length).toBeGreaterThan(max);
    expect(viewProblems(heavy("ä".repeat(1400)), "modal")).toEqual({ error, messages: [] });
  });

  test("one element has the focus, and each block_id is used once", () => {
    const focused = (more: Json = {}): Json => input({ type: "plain_text_input", focus_on_load: true, ...more });
    expect(inModal(focused(), input({ type: "plain_text_input", focus_on_load: false }))).toBeUndefined();
    expect(inModal(focused(), focused())?.messages).toEqual([
      "no more than 1 element may have `focus_on_load` [json-pointer:/view/blocks/1/element/focus_on_load]",
    ]);
    expect(inModal({ ...divider, block_id: "b" }, { ...divider, block_id: "b" })).toEqual(
      refusedView('`block_id` "b" already exists [json-pointer:/view/blocks/1/block_id]'),
    );
  });
});
