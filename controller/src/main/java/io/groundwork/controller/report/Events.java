package io.groundwork.controller.report;

/** Takes the events of a run, from many threads, in the order in which they happen. */
@FunctionalInterface
public interface Events {
  void add(Event event);
}
