package io.groundwork.inventory.tree;

/** What the YAML parser says, known by a piece of it, and what a person would say. */
enum SyntaxWords {
  TAB(
      "\\t(TAB)",
      "a tab stands where YAML wants spaces",
      "indent with spaces; most editors can turn tabs into spaces"),
  NO_COLON(
      "could not find expected ':'",
      "a key without a colon",
      "write key: value, with a space after the colon"),
  VALUES(
      "mapping values are not allowed here",
      "this line is indented too far",
      "keys of one map begin in the same column"),
  DASH(
      "sequence entries are not allowed here",
      "a list item (- …) stands where none can be",
      "put the list on the lines below its key, or write [a, b]"),
  FLOW_MAP(
      "or '}', but got",
      "a comma or } is missing in a map in braces",
      "look for a missing comma or an unclosed {; texts like \"${env:NAME}\" want quotes"),
  FLOW_LIST(
      "or ']', but got",
      "a comma or ] is missing in a list in brackets",
      "look for a missing comma, an unclosed [ or a text that wants quotes"),
  BLOCK_END(
      "expected <block end>",
      "the indentation does not fit",
      "keys of one map begin in the same column"),
  QUOTE(
      "while scanning a quoted scalar",
      "a quote is not closed",
      "the quote that opens here is closed nowhere"),
  ESCAPE(
      "found unknown escape character",
      "a backslash in double quotes begins nothing that is known",
      "write \\\\ for a backslash, or use single quotes"),
  DOUBLE_QUOTE(
      "while scanning a double-quoted scalar",
      "a text in double quotes cannot be read",
      "close the quote; write \\\\ for a backslash, or use single quotes"),
  BRACES(
      "field name",
      "a map or list stands where a key should",
      "templates like {{ name }} are not read here; write \"${env:NAME}\""),
  START_CHARACTER(
      "cannot start any token",
      "a text begins with a character that YAML keeps for itself (@, %, `)",
      "put the text in quotes"),
  CONTROL(
      "special characters are not allowed",
      "a control character stands in the file",
      "take it out; is this a text file?"),
  DOCUMENT(
      "<document start>",
      "what begins here does not belong to what stands before it",
      "an inventory is a map of cluster, ssh, sudo, components and hosts"),
  INDICATOR(
      "while scanning a",
      "a text begins with a character that YAML keeps for itself (&, *, !, |, >, %)",
      "put the text in quotes"),
  OTHER("", "this is not YAML that can be read", SyntaxProblem.HINT);

  final String message;
  final String hint;
  private final String sign;

  SyntaxWords(String sign, String message, String hint) {
    this.sign = sign;
    this.message = message;
    this.hint = hint;
  }

  static SyntaxWords of(String said) {
    for (SyntaxWords words : values()) {
      if (said.contains(words.sign)) {
        return words;
      }
    }
    return OTHER;
  }
}
