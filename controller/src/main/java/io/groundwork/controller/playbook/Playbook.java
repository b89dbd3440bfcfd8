package io.groundwork.controller.playbook;

import java.util.List;

/** Plays in their order. */
public record Playbook(List<Play> plays) {
  public Playbook {
    plays = List.copyOf(plays);
  }
}
