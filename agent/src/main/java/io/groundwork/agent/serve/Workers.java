package io.groundwork.agent.serve;

import java.util.concurrent.ThreadFactory;

/** Makes daemon threads: none of them keeps the agent alive. */
final class Workers implements ThreadFactory {
  private final String name;

  Workers(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
