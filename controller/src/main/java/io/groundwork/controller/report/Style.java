package io.groundwork.controller.report;

/** Colours, or none: the standard SGR sequences of ECMA-48 and nothing else. */
record Style(boolean colour) {

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("31", text);
  }

  String changed(String text) {
    return paint("33", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
