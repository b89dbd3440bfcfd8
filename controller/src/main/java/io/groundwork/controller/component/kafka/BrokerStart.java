package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.LongStart;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A broker's start: it loads all of its logs, and reads anew what was not flushed where it was not
 * stopped cleanly, before it opens its port and registers. The lines are those of Kafka 3 (its
 * LogManager and LogLoader, the same from 3.5 to 3.9).
 */
record BrokerStart(Broker broker) implements LongStart {
  private static final int MILLIS = 2000;

  /** A log of many is loaded: {@code (37/120 completed in /data)}. */
  private static final Pattern LOADED =
      Pattern.compile("\\((?<done>[0-9]+)/(?<all>[0-9]+) completed in (?<dir>[^\\n]+?)\\)");

  /** A segment of a log is read anew: {@code 1/3 recovered for orders-0}. */
  private static final Pattern SEGMENT =
      Pattern.compile("(?<done>[0-9]+)/(?<all>[0-9]+) recovered for (?<log>[^\\s]+?)\\.?(?:\\s|$)");

  private static final Pattern RECOVERS =
      Pattern.compile("Recovering unflushed segment|Attempting recovery for all logs");

  /** Many terabytes at the speed of a disk. */
  @Override
  public Duration most() {
    return Duration.ofHours(24);
  }

  @Override
  public String far(String words) {
    Map<String, String> done = new TreeMap<>();
    Matcher loaded = LOADED.matcher(words);
    while (loaded.find()) {
      String dir = loaded.group("dir");
      done.put(dir, loaded.group("done") + " of " + loaded.group("all") + " in " + dir);
    }
    String segment = "";
    Matcher recovered = SEGMENT.matcher(words);
    while (recovered.find()) {
      segment =
          recovered.group("log")
              + ": segment "
              + recovered.group("done")
              + " of "
              + recovered.group("all");
    }
    String what = RECOVERS.matcher(words).find() ? "recovering logs" : "loading logs";
    String logs = String.join(", ", done.values());
    if (logs.isEmpty() && segment.isEmpty()) {
      return what.equals("recovering logs") ? what : "";
    }
    return what + (logs.isEmpty() ? "" : ", " + logs) + (segment.isEmpty() ? "" : ", " + segment);
  }

  /** Its port opens when the logs are loaded. */
  @Override
  public boolean through(Asking asking) {
    Question question =
        new Question.Connect(broker.host().address(), broker.settings().port(), MILLIS);
    return asking.ask(broker.name(), question) instanceof Answer.Text;
  }
}
