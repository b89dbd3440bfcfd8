package io.groundwork.controller.ssh;

import io.groundwork.inventory.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Answers sudo's prompt. The password is sent only after a prompt of our own making was seen; when
 * the prompt comes a second time, the password was wrong.
 */
final class PromptWatch {
  private final String prompt;
  private final Secret password;
  private final OutputStream answers;
  private final Runnable wrong;
  private final StringBuilder tail = new StringBuilder();
  private int seen;

  PromptWatch(String prompt, Secret password, OutputStream answers, Runnable wrong) {
    this.prompt = prompt;
    this.password = password;
    this.answers = answers;
    this.wrong = wrong;
  }

  /** Takes the next byte that the other side printed. */
  synchronized void next(int b) throws IOException {
    tail.append((char) b);
    if (tail.length() > prompt.length()) {
      tail.deleteCharAt(0);
    }
    if (!prompt.contentEquals(tail)) {
      return;
    }
    seen++;
    if (seen == 1) {
      answers.write((password.reveal() + "\n").getBytes(StandardCharsets.UTF_8));
      answers.flush();
    } else {
      wrong.run();
    }
  }

  /** Whether the password was refused. */
  synchronized boolean refused() {
    return seen > 1;
  }
}
