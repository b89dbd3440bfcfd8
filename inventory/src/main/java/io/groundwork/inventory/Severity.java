package io.groundwork.inventory;

/** How much a problem weighs: an error stops before any connection is made, a warning does not. */
public enum Severity {
  ERROR,
  WARNING
}
