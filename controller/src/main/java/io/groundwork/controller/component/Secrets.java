package io.groundwork.controller.component;

import io.groundwork.inventory.Inventory;

/** Finds the inventory's secrets in rendered text. */
public final class Secrets {

  private Secrets() {}

  /** Whether the text holds a secret, and so must not be shown. */
  public static boolean in(String text, Inventory inventory) {
    return inventory.secrets().stream()
        .anyMatch(s -> !s.reveal().isEmpty() && text.contains(s.reveal()));
  }
}
