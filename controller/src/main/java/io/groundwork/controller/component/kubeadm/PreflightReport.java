package io.groundwork.controller.component.kubeadm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a preflight said.
 *
 * @param by who looked: {@code by kubeadm init phase preflight}
 */
record PreflightReport(String by, List<Line> errors, List<Line> warnings) {
  private static final Pattern LINE = Pattern.compile("\\[(ERROR|WARNING) ([^\\]]+)]: ?(.*)");
  private static final int LONGEST = 300;

  /** A check that does not hold. */
  record Line(String check, String message) {}

  static PreflightReport parse(String text) {
    List<Line> errors = new ArrayList<>();
    List<Line> warnings = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (String each : lines) {
      Matcher found = LINE.matcher(each.strip());
      if (found.matches()) {
        Line line = new Line(found.group(2), shortened(found.group(3)));
        (found.group(1).equals("ERROR") ? errors : warnings).add(line);
      }
    }
    return new PreflightReport(lines.isEmpty() ? "" : lines.get(0), errors, warnings);
  }

  /** Each by name, in one text. */
  String said(List<Line> lines) {
    return String.join("; ", lines.stream().map(l -> l.check() + ": " + l.message()).toList());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
