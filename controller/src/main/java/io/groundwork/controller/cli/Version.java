package io.groundwork.controller.cli;

/** Which build this is. */
final class Version {
  private Version() {}

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "groundwork " + (version == null ? "(not packaged)" : version);
  }
}
