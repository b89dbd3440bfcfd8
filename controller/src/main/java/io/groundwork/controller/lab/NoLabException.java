package io.groundwork.controller.lab;

/** This machine cannot have a lab, or this program cannot make one. */
final class NoLabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoLabException(String what, String why, String next) {
    super(what + " · " + why + " · " + next);
  }
}
