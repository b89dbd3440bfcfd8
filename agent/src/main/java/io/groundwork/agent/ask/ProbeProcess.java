package io.groundwork.agent.ask;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The probe beside the agent: started when first needed, again when it died, ended with it. */
final class ProbeProcess implements AutoCloseable {
  private final Path directory;
  private @Nullable ProbeLine line;
  private boolean closed;

  ProbeProcess(Path directory) {
    this.directory = directory;
  }

  Answer ask(Question question) {
    try {
      return line().ask(question);
    } catch (IOException e) {
      return new Answer.Failure("the probe cannot be started: " + e.getMessage(), false);
    }
  }

  void warm() {
    try {
      line();
    } catch (IOException e) {
      System.err.println("the probe cannot be started: " + e.getMessage());
    }
  }

  private synchronized ProbeLine line() throws IOException {
    if (closed) {
      throw new IOException("this agent is about to end");
    }
    ProbeLine open = line;
    if (open == null || !open.alive()) {
      open = new ProbeLine(ProbeCommand.start(directory));
      line = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (line != null) {
      line.close();
    }
  }
}
