package io.groundwork.controller.report;

/** How the console ends a run: tables and one verdict line. One a command. */
@FunctionalInterface
interface Closing {
  String text(Board board, Event.Summary summary, Style style);
}
