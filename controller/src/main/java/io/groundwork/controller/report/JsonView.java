package io.groundwork.controller.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** One JSON object a line. */
final class JsonView implements View {
  private final Writer out;
  private final JsonLines lines;

  JsonView(Writer out, JsonLines lines) {
    this.out = out;
    this.lines = lines;
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
