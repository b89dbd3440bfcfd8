package io.groundwork.inventory.bind;

import io.groundwork.inventory.Masker;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a single text as what its setting is. Null: it cannot be, and that was told. */
final class Scalars {
  private static final int MOST_DIGITS = 18;

  private final ProblemList problems;

  Scalars(ProblemList problems) {
    this.problems = problems;
  }

  @Nullable Object read(Shape shape, Slot slot, ScalarNode node, String label) {
    if (shape instanceof Shape.Text) {
      return node.text();
    }
    if (shape instanceof Shape.Whole whole) {
      return whole(whole, slot, node, label);
    }
    if (shape instanceof Shape.Truth) {
      return truth(node, label);
    }
    if (shape instanceof Shape.Choice choice) {
      return choice(choice, node, label);
    }
    if (shape instanceof Shape.Parsed parsed) {
      return parsed(parsed, node, label);
    }
    throw new IllegalArgumentException(shape + " is not read from a single text");
  }

  private @Nullable Object whole(Shape.Whole shape, Slot slot, ScalarNode node, String label) {
    String text = node.text();
    int start = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    if (digits < 1 || !allDigits(text, start)) {
      problems.error(node.at(), label + ": " + node.shown() + " is not a whole number", null);
      return null;
    }
    if (digits > 1 && text.charAt(start) == '0') {
      problems.error(
          node.at(),
          label + ": " + node.shown() + " begins with a zero; is it octal?",
          "write the number without it");
      return null;
    }
    long value =
        digits > MOST_DIGITS
            ? (start == 1 ? Long.MIN_VALUE : Long.MAX_VALUE)
            : Long.parseLong(text);
    long min = shape.wide() ? slot.min() : Math.max(slot.min(), Integer.MIN_VALUE);
    long max = shape.wide() ? slot.max() : Math.min(slot.max(), Integer.MAX_VALUE);
    if (value < min || value > max || digits > MOST_DIGITS) {
      problems.error(
          node.at(), label + ": " + node.shown() + " is out of range: " + range(min, max), null);
      return null;
    }
    if (shape.wide()) {
      return value;
    }
    return (int) value;
  }

  private static String range(long min, long max) {
    boolean open = max >= Integer.MAX_VALUE;
    return open && min > Integer.MIN_VALUE ? min + " or more" : min + " to " + max;
  }

  private static boolean allDigits(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object truth(ScalarNode node, String label) {
    switch (node.text()) {
      case "true":
        return Boolean.TRUE;
      case "false":
        return Boolean.FALSE;
      default:
        problems.error(
            node.at(), label + ": " + node.shown() + " is neither true nor false", meant(node));
        return null;
    }
  }

  private static String meant(ScalarNode node) {
    return switch (node.filled() ? "" : node.text().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "on", "1" -> "true";
      case "false", "no", "n", "off", "0" -> "false";
      default -> "write true or false";
    };
  }

  private @Nullable Object choice(Shape.Choice choice, ScalarNode node, String label) {
    int index = choice.words().indexOf(node.text().replace('_', '-'));
    if (index >= 0) {
      return choice.values().get(index);
    }
    String words = String.join(", ", choice.words());
    problems.error(
        node.at(),
        label + ": " + node.shown() + " is none of " + words,
        node.filled() ? null : Nearest.to(node.text(), choice.words()));
    return null;
  }

  private @Nullable Object parsed(Shape.Parsed shape, ScalarNode node, String label) {
    if (shape.type() == Secret.class) {
      secret(node, label);
    }
    try {
      return shape.parse().invoke(null, node.text());
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException refused)) {
        throw new IllegalStateException(shape.type().getName() + ".parse failed", e.getCause());
      }
      // What parse says may hold the text, so for a filled-in one it is not told.
      String why =
          node.filled()
              ? node.shown() + " is not a valid " + shape.type().getSimpleName()
              : String.valueOf(refused.getMessage());
      problems.error(node.at(), label + ": " + why, null);
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(shape.type().getName() + ".parse cannot be called", e);
    }
  }

  private void secret(ScalarNode node, String label) {
    problems.secret(node.text());
    if (!node.filled()) {
      problems.warning(
          node.at(),
          label + " stands in clear in this file",
          "write \"${env:NAME}\" or \"${file:PATH}\"");
    }
    if (node.text().length() < Masker.SHORTEST) {
      problems.warning(
          node.at(),
          label + " is so short that output cannot be searched for it to mask it",
          "use a longer one");
    }
  }
}
