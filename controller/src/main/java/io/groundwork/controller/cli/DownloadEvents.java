package io.groundwork.controller.cli;

import io.groundwork.controller.release.Downloading;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Events;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells how downloads go: each whole percent once. */
final class DownloadEvents implements Downloading {
  private final Events events;
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  DownloadEvents(Events events) {
    this.events = events;
  }

  @Override
  public void at(String name, long got, long of) {
    long step = of > 0 ? got * 100 / of : got >> 20;
    Long before = told.put(name, step);
    if (before == null || before != step) {
      String progress = of > 0 ? step + " %" : step + " MiB";
      events.add(new Event.Doing("here", "downloading " + name + ": " + progress));
    }
  }
}
