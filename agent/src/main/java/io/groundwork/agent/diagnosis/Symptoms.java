package io.groundwork.agent.diagnosis;

import java.util.List;

/**
 * What a node shows of a service that does not do well.
 *
 * @param well whether nothing is wrong with it from here: the unit is active, its port open
 * @param state in a few words: what its unit is in, and its port; empty where neither is concerned
 * @param words what was said since it began to fail, as it was said, without times; this is where a
 *     cause is looked for
 * @param sections all of it, for people
 */
public record Symptoms(boolean well, String state, String words, List<Section> sections) {

  public Symptoms {
    sections = List.copyOf(sections);
  }

  /** A text under its heading. */
  public record Section(String title, String text) {}

  /** Where the diagnosis itself was not to be had. */
  public static Symptoms none(String why) {
    return new Symptoms(false, "", "", List.of(new Section("no diagnosis", why)));
  }
}
