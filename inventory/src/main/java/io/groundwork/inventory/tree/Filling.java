package io.groundwork.inventory.tree;

/** Fills what a text refers to into it: the value of a variable, the content of a file. */
@FunctionalInterface
public interface Filling {

  /** Fills nothing in. */
  Filling NONE = new Nothing();

  /** The filled text, or an {@link UnreadNode} when that cannot be and was told. */
  Node fill(ScalarNode raw);

  /**
   * A class, not a lambda: the first lambda of a JVM costs milliseconds that every run would pay.
   */
  final class Nothing implements Filling {
    private Nothing() {}

    @Override
    public Node fill(ScalarNode raw) {
      return raw;
    }
  }
}
