package io.groundwork.controller.cli;

import io.groundwork.controller.release.Downloading;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Events;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells how downloads go: each whole percent once, and in the end how long it took. */
final class DownloadEvents implements Downloading {
  private final Events events;
  private final Map<String, Long> told = new ConcurrentHashMap<>();
  private final Map<String, Long> began = new ConcurrentHashMap<>();

  DownloadEvents(Events events) {
    this.events = events;
  }

  @Override
  public void at(String name, long got, long of) {
    long since = began.computeIfAbsent(name, first -> System.nanoTime());
    long step = of > 0 ? got * 100 / of : got >> 20;
    Long before = told.put(name, step);
    if (before == null || before != step) {
      String progress = of > 0 ? step + " %" : step + " MiB";
      events.add(new Event.Progress("here", "downloading " + name + ": " + progress));
    }
    if (of > 0 && got == of) {
      long millis = (System.nanoTime() - since) / 1_000_000;
      events.add(
          new Event.Spent(null, Event.Spent.Kind.TRANSFER, "", "download of " + name, got, millis));
    }
  }
}
