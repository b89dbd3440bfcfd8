package io.groundwork.controller.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;

/** One JSON object a line; also what the log of a run is made of. */
final class JsonView implements View {
  private final Writer out;
  private final JsonLines lines;

  JsonView(Writer out, Clock clock) {
    this.out = out;
    this.lines = new JsonLines(clock);
  }

  @Override
  public void show(Event event) {
    String line = lines.line(event);
    if (line == null) {
      return;
    }
    try {
      out.write(line);
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be ended: " + e.getMessage(), e);
    }
  }
}
