package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;

/** The text of /etc/fstab, its lines of swap found and commented, every other byte as it was. */
final class FstabText {
  private final List<String> lines;
  private final String mark;

  /**
   * @param mark what a commented line begins with
   */
  FstabText(String text, String mark) {
    this.lines = List.of(text.split("\n", -1));
    this.mark = mark;
  }

  /** Numbers of the lines that swap at boot, from 1. */
  List<Integer> swapping() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (swaps(lines.get(i))) {
        numbers.add(i + 1);
      }
    }
    return numbers;
  }

  String line(int number) {
    return lines.get(number - 1);
  }

  String commented(int number) {
    return mark + line(number);
  }

  /** Numbers of the lines that we commented, from 1. */
  List<Integer> marked() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(mark)) {
        numbers.add(i + 1);
      }
    }
    return numbers;
  }

  String uncommented(int number) {
    return line(number).substring(mark.length());
  }

  /** The whole text with our comments gone. */
  String restored() {
    List<String> all = new ArrayList<>(lines);
    for (int number : marked()) {
      all.set(number - 1, uncommented(number));
    }
    return String.join("\n", all);
  }

  /** The whole text without swap. */
  String without() {
    List<String> all = new ArrayList<>(lines);
    for (int number : swapping()) {
      all.set(number - 1, commented(number));
    }
    return String.join("\n", all);
  }

  /** Source, place, kind, options: fstab(5). What is not mounted at boot does not come back. */
  private static boolean swaps(String line) {
    List<String> words = List.of(line.strip().split("\\s+", -1));
    return words.size() > 2
        && !words.get(0).startsWith("#")
        && words.get(2).equals("swap")
        && (words.size() < 4 || !List.of(words.get(3).split(",", -1)).contains("noauto"));
  }
}
